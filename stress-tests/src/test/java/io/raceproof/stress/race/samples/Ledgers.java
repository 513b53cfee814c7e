package io.raceproof.stress.race.samples;

import io.raceproof.stress.race.Race;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * A ledger of tickets with an index, wrong in one way each. The race itself is one in which none of them fails but
 * the one that checks and then acts: what is wrong with the others, generated programs must find.
 */
public final class Ledgers extends Race<Ledgers.Ledger> {
    /** The subject: right, for one thread, and under a lock where a subclass does not undo it. */
    public static class Ledger {
        /** Guards all that follows. */
        protected final Object lock = new Object();

        /** Guarded by the lock. */
        protected final List<Integer> sold = new ArrayList<>();

        /** Guarded by the lock. */
        protected final Map<Integer, Integer> places = new HashMap<>();

        /** Sells a ticket, once. */
        public boolean sell(int ticket) {
            synchronized (lock) {
                return enter(ticket);
            }
        }

        /** Without the lock. */
        protected final boolean enter(int ticket) {
            if (places.containsKey(ticket)) {
                return false;
            }
            places.put(ticket, sold.size());
            sold.add(ticket);
            return true;
        }

        /** The place of a ticket; -1 if it is not sold. */
        public int place(int ticket) {
            synchronized (lock) {
                return places.getOrDefault(ticket, -1);
            }
        }

        /** How many are sold. */
        public int count() {
            synchronized (lock) {
                return sold.size();
            }
        }

        /** Changes the last ticket, with the lock held. */
        public void change(UnaryOperator<Integer> how) {
            synchronized (lock) {
                if (!sold.isEmpty()) {
                    int last = sold.size() - 1;
                    int changed = how.apply(sold.get(last));
                    places.remove(sold.get(last));
                    sold.set(last, changed);
                    places.put(changed, last);
                }
            }
        }
    }

    private static final class CheckThenAct extends Ledger {
        @Override
        public boolean sell(int ticket) {
            synchronized (lock) {
                if (places.containsKey(ticket)) {
                    return false;
                }
            }
            synchronized (lock) {
                places.put(ticket, sold.size());
                sold.add(ticket);
                return true;
            }
        }
    }

    private static final class TwoSteps extends Ledger {
        @Override
        public boolean sell(int ticket) {
            synchronized (lock) {
                if (places.containsKey(ticket)) {
                    return false;
                }
                places.put(ticket, sold.size());
            }
            synchronized (lock) {
                sold.add(ticket);
                return true;
            }
        }
    }

    /** Two locks, each for half of the tickets. */
    private static final class WrongLock extends Ledger {
        private final Object even = new Object();
        private final Object odd = new Object();

        @Override
        public int count() {
            return sold.size();
        }

        @Override
        public boolean sell(int ticket) {
            synchronized (ticket % 2 == 0 ? even : odd) {
                return enter(ticket);
            }
        }
    }

    /** Counts whoever is inside; only with three of them does the count come to what lets one in without the lock. */
    private static final class ThirdThread extends Ledger {
        private final java.util.concurrent.atomic.AtomicInteger inside =
                new java.util.concurrent.atomic.AtomicInteger();

        @Override
        public boolean sell(int ticket) {
            int others = inside.getAndIncrement();
            try {
                return others < 2 ? super.sell(ticket) : enter(ticket);
            } finally {
                inside.decrementAndGet();
            }
        }
    }

    /** Has room for ten places at first. */
    private static final class TenPlaces extends Ledger {
        private final int[] first = new int[10];

        @Override
        public int place(int ticket) {
            synchronized (lock) {
                return first[ticket - 1] * 0 + super.place(ticket);
            }
        }
    }

    private static final class KeepsTheLock extends Ledger {
        private final ReentrantLock own = new ReentrantLock();

        @Override
        @SuppressWarnings("LockNotBeforeTry") // the bug
        public void change(UnaryOperator<Integer> how) {
            own.lock();
            super.change(how);
            own.unlock();
        }

        @Override
        public int count() {
            own.lock();
            try {
                return super.count();
            } finally {
                own.unlock();
            }
        }
    }

    private static final class Stale extends Ledger {
        /** What {@link #count} told last time, and when: the cache is renewed every second time only. */
        private int told;

        private boolean fresh;

        @Override
        public int count() {
            synchronized (lock) {
                fresh = !fresh;
                if (fresh) {
                    told = sold.size();
                }
                return told;
            }
        }
    }

    private static int refuse(int ticket) {
        throw new IllegalStateException("no change of " + ticket);
    }

    /** For the lenses. */
    public Ledgers() {
        reference(() -> new Ledger());
        broken("two steps", () -> new TwoSteps());
        broken("check, then act", () -> new CheckThenAct());
        broken("wrong lock", () -> new WrongLock());
        broken("third thread", () -> new ThirdThread());
        broken("ten places", () -> new TenPlaces());
        broken("keeps the lock", () -> new KeepsTheLock());
        broken("stale", () -> new Stale());
        fixed("one lock", () -> new Ledger());

        var sell = query("sell", Ledger::sell, 1, 2);
        query("place", Ledger::place, 1, 11);
        query("count", Ledger::count);
        action("change", ledger -> ledger.change(Ledgers::refuse));
        actor(sell.with(1));
        actor(sell.with(1));
        observe(ledger -> ledger.sold + " " + ledger.places);
        name(
                "sold twice",
                outcome -> Boolean.TRUE.equals(outcome.result(0, 0)) && Boolean.TRUE.equals(outcome.result(1, 0)));
    }
}
