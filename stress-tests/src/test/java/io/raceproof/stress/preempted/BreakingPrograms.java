package io.raceproof.stress.preempted;

import io.raceproof.futures.internal.pool.BreakingSteps;
import io.raceproof.stress.race.Race;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A pool whose initializer fails while tasks are submitted and somebody shuts it down: who is refused is told why, and what was
 * accepted has failed.
 */
public final class BreakingPrograms extends Race<BreakingPrograms.Pool> {
    /** A submit was accepted. */
    public static final String ACCEPTED = "accepted";

    /** A submit was refused, for the pool is broken. */
    public static final String BROKEN = "broken";

    /** A submit was refused, for the pool was shut down. */
    public static final String CLOSED = "closed";

    /** The operations. */
    public interface Pool {
        /** What has become of it. */
        String submit();

        /** The worker runs the initializer, which fails; the second time nothing happens. */
        void fail();

        void close();

        /** Has the initializer fail, if it has not; how many accepted tasks are not done. */
        long state();
    }

    /** For one thread. */
    private static final class Plain implements Pool {
        private boolean broken;
        private boolean closed;

        @Override
        public String submit() {
            return broken ? BROKEN : closed ? CLOSED : ACCEPTED;
        }

        @Override
        public void fail() {
            broken = true;
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public long state() {
            return 0;
        }
    }

    /** Looks, and queues in a second step. */
    private static final class Unprotected implements Pool {
        private final List<AtomicBoolean> queue = new ArrayList<>();
        private volatile boolean broken;
        private volatile boolean closed;

        @Override
        public String submit() {
            if (broken || closed) {
                return broken ? BROKEN : CLOSED;
            }
            synchronized (queue) {
                queue.add(new AtomicBoolean());
            }
            return ACCEPTED;
        }

        @Override
        public void fail() {
            if (!broken) {
                broken = true;
                synchronized (queue) {
                    queue.forEach(done -> done.set(true));
                }
            }
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public long state() {
            fail();
            return queue.stream().filter(done -> !done.get()).count();
        }
    }

    /** For the lenses. */
    public BreakingPrograms() {
        reference(() -> new Plain());
        broken("unprotected", () -> new Unprotected());
        fixed("unbounded", () -> new BreakingSteps(false));
        fixed("bounded", () -> new BreakingSteps(true));

        var submit = query("submit", Pool::submit);
        var fail = action("fail", Pool::fail);
        action("close", Pool::close);
        actor(submit);
        actor(fail);
        observe(Pool::state);
    }
}
