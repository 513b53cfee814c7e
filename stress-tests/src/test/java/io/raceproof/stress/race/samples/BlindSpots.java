package io.raceproof.stress.race.samples;

import io.raceproof.stress.race.Maker;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Waits;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** One small bug of each kind, for the README's table of what each lens sees. */
public final class BlindSpots {
    private BlindSpots() {}

    /** In the order of the table. */
    public static List<Race<?>> all() {
        return List.of(
                new LostUpdate(),
                new CheckThenAct(),
                new TwoPreemptions(),
                new OtherCall(),
                new StoreBuffering(),
                new Publication(),
                new TornLong(),
                new LockOrder(),
                new LostSignal(),
                new TimeOut());
    }

    /** What two actors call, once each. */
    public interface Pair {
        /** The first actor's. */
        int first() throws Exception;

        /** The second actor's. */
        int second() throws Exception;

        /** What is observed at the end. */
        default int end() {
            return 0;
        }
    }

    /** The broken subject, run by one thread, is the reference. */
    private abstract static class PairRace extends Race<Pair> {
        PairRace(Maker<? extends Pair> broken) {
            reference(broken);
            broken("broken", broken);
            actor(query("first", Pair::first));
            actor(query("second", Pair::second));
            observe(Pair::end);
        }
    }

    private static final class PlainCount implements Pair {
        private int count;

        @Override
        public int first() {
            count++;
            return 0;
        }

        @Override
        public int second() {
            count++;
            return 0;
        }

        @Override
        public int end() {
            return count;
        }
    }

    /** {@code count++} by two threads. */
    public static final class LostUpdate extends PairRace {
        /** For the lenses. */
        public LostUpdate() {
            super(() -> new PlainCount());
        }
    }

    private static final class OneSeat implements Pair {
        private final AtomicInteger seats = new AtomicInteger(1);

        @Override
        public int first() {
            return sell();
        }

        @Override
        public int second() {
            return sell();
        }

        private int sell() {
            return seats.get() > 0 ? seats.getAndDecrement() : 0;
        }

        @Override
        public int end() {
            return seats.get();
        }
    }

    /** Each access is atomic, the two together are not. */
    public static final class CheckThenAct extends PairRace {
        /** For the lenses. */
        public CheckThenAct() {
            super(() -> new OneSeat());
        }
    }

    /** The second looks twice: wrong only if it looks first in the midst of the other, and again after its end. */
    private static final class Twice implements Pair {
        private final AtomicBoolean busy = new AtomicBoolean();

        @Override
        public int first() {
            busy.set(true);
            busy.set(false);
            return 0;
        }

        @Override
        public int second() {
            boolean before = busy.get();
            return before && !busy.get() ? 1 : 0;
        }
    }

    /** A bug that needs a preemption of each thread. */
    public static final class TwoPreemptions extends PairRace {
        /** For the lenses. */
        public TwoPreemptions() {
            super(() -> new Twice());
        }
    }

    private static final class Resettable {
        private int count;

        synchronized void add() {
            count++;
        }

        @SuppressWarnings("UnsynchronizedOverridesSynchronized")
        void reset() {
            count = 0;
        }

        synchronized int get() {
            return count;
        }
    }

    /** A bug in a method that the author's program does not call. */
    public static final class OtherCall extends Race<Resettable> {
        /** For the lenses. */
        public OtherCall() {
            reference(() -> new Resettable());
            broken("broken", () -> new Resettable());
            var add = action("add", Resettable::add);
            action("reset", Resettable::reset);
            actor(add);
            actor(add);
            observe(Resettable::get);
        }
    }

    private static final class Flags implements Pair {
        private int x;
        private int y;

        /** What each saw; read when both have ended. */
        private int first = 1;

        private int second = 1;

        @Override
        public int first() {
            x = 1;
            first = y;
            return 0;
        }

        @Override
        public int second() {
            y = 1;
            second = x;
            return 0;
        }

        @Override
        public int end() {
            return first == 0 && second == 0 ? 1 : 0;
        }
    }

    /** Each thread writes its flag and reads the other's: both may read the old value (JLS 17.4). */
    public static final class StoreBuffering extends PairRace {
        /** For the lenses. */
        public StoreBuffering() {
            super(() -> new Flags());
        }
    }

    private static final class Ready implements Pair {
        private int data;
        private boolean ready;

        @Override
        public int first() {
            data = 42;
            ready = true;
            return 0;
        }

        @Override
        public int second() {
            return ready ? data : 42;
        }
    }

    /** A flag without volatile: it may be seen before what was written before it. */
    public static final class Publication extends PairRace {
        /** For the lenses. */
        public Publication() {
            super(() -> new Ready());
        }
    }

    private static final class Wide implements Pair {
        private long wide;

        @Override
        public int first() {
            wide = -1;
            return 0;
        }

        @Override
        public int second() {
            long seen = wide;
            return seen == 0 || seen == -1 ? 0 : 1;
        }
    }

    /** A long may be read in halves (JLS 17.7). */
    public static final class TornLong extends PairRace {
        /** For the lenses. */
        public TornLong() {
            super(() -> new Wide());
        }
    }

    private static final class TwoLocks implements Pair {
        private final Object a = new Object();
        private final Object b = new Object();

        @Override
        public int first() {
            synchronized (a) {
                synchronized (b) {
                    return 0;
                }
            }
        }

        @Override
        public int second() {
            synchronized (b) {
                synchronized (a) {
                    return 0;
                }
            }
        }
    }

    /** Two locks in two orders. */
    public static final class LockOrder extends PairRace {
        /** For the lenses. */
        public LockOrder() {
            super(() -> new TwoLocks());
        }
    }

    /** What the first waits for comes from the second. */
    private static final class PlainGate implements Pair {
        private boolean open;

        @Override
        public int first() {
            Waits.until(open);
            return 0;
        }

        @Override
        public int second() {
            open = true;
            return 0;
        }
    }

    private static final class Gate implements Pair {
        private final Object monitor = new Object();
        private final AtomicBoolean open = new AtomicBoolean();

        @Override
        @SuppressWarnings("WaitNotInLoop") // the bug: the look is outside the lock
        public int first() throws InterruptedException {
            if (!open.get()) {
                synchronized (monitor) {
                    monitor.wait();
                }
            }
            return 0;
        }

        @Override
        @SuppressWarnings("NakedNotify")
        public int second() {
            open.set(true);
            synchronized (monitor) {
                monitor.notifyAll();
            }
            return 0;
        }
    }

    /** A signal between the look and the wait. */
    public static final class LostSignal extends Race<Pair> {
        /** For the lenses. */
        public LostSignal() {
            reference(() -> new PlainGate());
            broken("broken", () -> new Gate());
            actor(query("first", Pair::first));
            actor(query("second", Pair::second));
        }
    }

    /** The second puts an item, the first takes it if there is one. */
    private static final class PlainPlace implements Pair {
        private int left;

        @Override
        public int first() {
            int taken = left;
            left = 0;
            return taken;
        }

        @Override
        public int second() {
            left = 1;
            return 0;
        }

        @Override
        public int end() {
            return left;
        }
    }

    /** Looks whether the taker waits, and hands it the item in a second step: it may have given up. */
    private static final class Place implements Pair {
        private static final long LIMIT_NANOS = 1_000_000_000;

        private volatile boolean waits;
        private int handed;
        private int left;

        @Override
        public synchronized int first() throws InterruptedException {
            long end = System.nanoTime() + LIMIT_NANOS;
            waits = true;
            long nanos = LIMIT_NANOS;
            while (left + handed == 0 && nanos > 0) {
                wait(1 + nanos / 1_000_000);
                nanos = end - System.nanoTime();
            }
            waits = false;
            int taken = left + handed;
            left = 0;
            return taken;
        }

        @Override
        public int second() {
            boolean toTaker = waits;
            synchronized (this) {
                if (toTaker) {
                    handed = 1;
                } else {
                    left = 1;
                }
                notifyAll();
            }
            return 0;
        }

        @Override
        public synchronized int end() {
            return left;
        }
    }

    /** What comes as a time-out runs out. */
    public static final class TimeOut extends Race<Pair> {
        /** For the lenses. */
        public TimeOut() {
            reference(() -> new PlainPlace());
            broken("broken", () -> new Place());
            actor(query("first", Pair::first));
            actor(query("second", Pair::second));
            observe(Pair::end);
        }
    }
}
