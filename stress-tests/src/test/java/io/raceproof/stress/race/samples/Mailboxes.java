package io.raceproof.stress.race.samples;

import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Waits;
import java.util.ArrayDeque;

/** Letters that are waited for: the reference says where a call waits. */
public final class Mailboxes extends Race<Mailboxes.Mailbox> {
    /** The subject. */
    public interface Mailbox {
        /** Puts a letter in. */
        void put(int letter);

        /** Waits for a letter and takes it out. */
        int take() throws InterruptedException;
    }

    static final class Plain implements Mailbox {
        private final ArrayDeque<Integer> letters = new ArrayDeque<>();

        @Override
        public void put(int letter) {
            letters.add(letter);
        }

        @Override
        public int take() {
            Waits.until(!letters.isEmpty());
            return letters.remove();
        }
    }

    /** Waits under a monitor. */
    static class Waiting implements Mailbox {
        /** Guarded by this object's monitor. */
        private final ArrayDeque<Integer> letters = new ArrayDeque<>();

        @Override
        public synchronized void put(int letter) {
            letters.add(letter);
            wake();
        }

        @SuppressWarnings("NotifyWithoutCorrespondingWait") // in take
        void wake() {
            notifyAll();
        }

        @Override
        public synchronized int take() throws InterruptedException {
            while (letters.isEmpty()) {
                wait();
            }
            return letters.remove();
        }
    }

    static final class Silent extends Waiting {
        @Override
        void wake() {}
    }

    /** For the lenses. */
    public Mailboxes() {
        reference(() -> new Plain());
        broken("tells nobody", () -> new Silent());
        fixed("tells everybody", () -> new Waiting());

        var put = action("put", Mailbox::put, 1, 2);
        var take = query("take", Mailbox::take);
        actor(take);
        actor(put.with(1));
    }
}
