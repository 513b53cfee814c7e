package lesson07_shutdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Broken: the queue has a lock, but whether the pool is open is decided outside it. */
public final class FlagPool implements SmallPool {
    private final ArrayDeque<Job> queue = new ArrayDeque<>();
    private volatile boolean open = true;

    // @start region="race"
    @Override
    public boolean submit(Job job) {
        if (!open) {
            return false;
        }
        synchronized (queue) {
            queue.add(job);
            queue.notifyAll();
        }
        return true;
    }
    // @end

    @Override
    public void shutdown(Mode mode) {
        List<Job> dropped = new ArrayList<>();
        open = false;
        synchronized (queue) {
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
