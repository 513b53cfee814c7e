package lesson07_shutdown;

import io.raceproof.stress.race.Waits;
import java.util.ArrayDeque;
import java.util.List;
import java.util.stream.Stream;
import lesson07_shutdown.PoolContract.CountedJob;
import lesson07_shutdown.SmallPool.Mode;

/** A pool, two jobs, and what became of them. */
record Day(SmallPool pool, List<CountedJob> jobs) {
    static Day of(SmallPool pool) {
        return new Day(pool, List.of(new CountedJob(), new CountedJob()));
    }

    boolean submit(int job) {
        return pool.submit(jobs.get(job - 1));
    }

    void shutdown(Mode mode) {
        pool.shutdown(mode);
    }

    void work() {
        pool.work();
    }

    List<Integer> ends() {
        return List.of(ends(jobs.get(0)), ends(jobs.get(1)));
    }

    private static int ends(CountedJob job) {
        return job.runs() + job.cancellations();
    }

    /** For one thread: a worker comes back when the pool is shut down. */
    static final class PlainPool implements SmallPool {
        private final ArrayDeque<Job> queue = new ArrayDeque<>();
        private boolean open = true;

        @Override
        public boolean submit(Job job) {
            return open && queue.add(job);
        }

        @Override
        public void shutdown(Mode mode) {
            open = false;
            if (mode == Mode.CANCEL) {
                Stream.generate(queue::poll).takeWhile(job -> job != null).forEach(Job::cancel);
            }
        }

        @Override
        public void work() {
            Waits.until(!open);
            Stream.generate(queue::poll).takeWhile(job -> job != null).forEach(Job::run);
        }
    }
}
