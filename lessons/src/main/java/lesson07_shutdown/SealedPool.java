package lesson07_shutdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fixed in another way: there is no flag; the last thing in the queue says that nothing comes after it. */
public final class SealedPool implements SmallPool {
    private static final class Seal implements Job {
        @Override
        public void run() {}

        @Override
        public void cancel() {}
    }

    private static final Job SEAL = new Seal();
    /** Read and written with its own lock held. */
    private final ArrayDeque<Job> queue = new ArrayDeque<>();

    // @start region="seal"
    @Override
    public boolean submit(Job job) {
        synchronized (queue) {
            if (queue.peekLast() == SEAL) {
                return false;
            }
            queue.addLast(job);
            queue.notifyAll();
            return true;
        }
    }
    // @end

    @Override
    public void shutdown(Mode mode) {
        List<Job> dropped = new ArrayList<>();
        synchronized (queue) {
            if (mode == Mode.CANCEL) {
                dropped.addAll(queue);
                queue.clear();
            }
            if (queue.peekLast() != SEAL) {
                queue.addLast(SEAL);
            }
            queue.notifyAll();
        }
        dropped.forEach(Job::cancel); // cancelling a seal does nothing
    }

    @Override
    public void work() {
        for (Job job = next(); job != null; job = next()) {
            job.run();
        }
    }

    private @Nullable Job next() {
        synchronized (queue) {
            while (queue.isEmpty()) {
                SmallPool.awaitSignal(queue);
            }
            return queue.peekFirst() == SEAL ? null : queue.pollFirst(); // the seal stays, for the other workers
        }
    }
}
