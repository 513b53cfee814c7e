package io.raceproof.stress.preempted;

import io.raceproof.futures.RemoteSteps;
import io.raceproof.stress.race.Race;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The watcher of remote calls, moved by hand: it leaves when nothing is under way, and whatever is submitted at that moment, each call is
 * taken back, by this watcher or by the next, and never by two at a time.
 */
public final class WatcherPrograms extends Race<WatcherPrograms.Calls> {
    /** The operations. */
    public interface Calls {
        /** Whether it was accepted. The service is done with it at once. */
        boolean submit();

        /** If a watcher was called for, takes back what has come back, until it leaves. */
        void watch();

        void close();

        /** Watches, and closes it; how many calls were not taken back, and whether it has ended. */
        String state() throws InterruptedException;
    }

    /** What is observed. */
    public static String stateOf(long open, boolean ended, boolean oneWatcher) {
        return open + " open" + (ended ? "" : ", not ended")
                + (oneWatcher ? "" : ", somebody watches without the role");
    }

    /** For one thread. */
    private static final class Plain implements Calls {
        private boolean closed;

        @Override
        public boolean submit() {
            return !closed;
        }

        @Override
        public void watch() {}

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public String state() {
            return stateOf(0, true, true);
        }
    }

    /** Looks whether something is left, and leaves in a second step. */
    private static final class Unprotected implements Calls {
        private final Queue<Integer> back = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean watched = new AtomicBoolean();
        private final AtomicInteger called = new AtomicInteger();
        private volatile boolean closed;

        @Override
        public boolean submit() {
            if (closed) {
                return false;
            }
            back.add(1);
            if (watched.compareAndSet(false, true)) {
                called.incrementAndGet();
            }
            return true;
        }

        @Override
        public void watch() {
            if (called.getAndSet(0) > 0) {
                while (back.poll() != null) {
                    Thread.onSpinWait();
                }
                watched.set(false);
            }
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public String state() {
            watch();
            return stateOf(back.size(), back.isEmpty(), true);
        }
    }

    /** For the lenses. */
    public WatcherPrograms() {
        reference(() -> new Plain());
        broken("unprotected", () -> new Unprotected());
        fixed("watcher", () -> new RemoteSteps());

        var submit = query("submit", Calls::submit);
        var watch = action("watch", Calls::watch);
        action("close", Calls::close);
        before(submit);
        actor(watch);
        actor(submit);
        observe(Calls::state);
    }
}
