package lesson07_shutdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fixed: the state and the queue change under one lock. Jobs are run and cancelled without it. */
public final class OneLockPool implements SmallPool {
    private final ArrayDeque<Job> queue = new ArrayDeque<>();
    /** Read and written with the queue's lock held. */
    private boolean open = true;

    // @start region="lock"
    @Override
    public boolean submit(Job job) {
        synchronized (queue) {
            if (!open) {
                return false;
            }
            queue.add(job);
            queue.notifyAll();
            return true;
        }
    }
    // @end

    @Override
    public void shutdown(Mode mode) {
        List<Job> dropped = new ArrayList<>();
        synchronized (queue) {
            open = false;
            if (mode == Mode.CANCEL) {
                dropped.addAll(queue);
                queue.clear();
            }
            queue.notifyAll();
        }
        dropped.forEach(Job::cancel);
    }

    @Override
    public void work() {
        for (Job job = next(); job != null; job = next()) {
            job.run();
        }
    }

    private @Nullable Job next() {
        synchronized (queue) {
            while (queue.isEmpty() && open) {
                SmallPool.awaitSignal(queue);
            }
            return queue.poll();
        }
    }
}
