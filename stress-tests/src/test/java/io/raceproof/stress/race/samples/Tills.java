package io.raceproof.stress.race.samples;

import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Tier;

/** A till with one coin: what is looked at under a lock, and acted on under the same lock a moment later. */
public final class Tills extends Race<Tills.Till> {
    /** The operations. */
    interface Till {
        /** Whether there was a coin to take. Fails if there was none by then. */
        boolean take();
    }

    /** The steps, each under the lock. */
    private static class Coins {
        private int coins = 1;

        synchronized boolean isEmpty() {
            return coins == 0;
        }

        synchronized void takeOne() {
            if (coins == 0) {
                throw new IllegalStateException("no coin");
            }
            coins--;
        }
    }

    private static final class TwoMethods extends Coins implements Till {
        @Override
        public boolean take() {
            if (isEmpty()) {
                return false;
            }
            takeOne();
            return true;
        }
    }

    private static final class TwoBlocks implements Till {
        private int coins = 1;

        @Override
        public boolean take() {
            boolean empty;
            synchronized (this) {
                empty = coins == 0;
            }
            synchronized (this) {
                coins -= empty ? 0 : 1;
                if (coins < 0) {
                    throw new IllegalStateException("no coin");
                }
            }
            return !empty;
        }
    }

    private static final class OneMethod extends Coins implements Till {
        @Override
        public synchronized boolean take() {
            if (isEmpty()) {
                return false;
            }
            takeOne();
            return true;
        }
    }

    /** Of a coin and two who take. */
    public Tills() {
        look(LensType.GENERATED, Tier.WEEKLY);
        reference(() -> new OneMethod());
        broken("two methods", () -> new TwoMethods());
        broken("two blocks", () -> new TwoBlocks());
        fixed("one method", () -> new OneMethod());
        var take = query("take", Till::take);
        actor(take);
        actor(take);
    }
}
