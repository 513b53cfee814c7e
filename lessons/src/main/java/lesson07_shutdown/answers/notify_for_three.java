package lesson07_shutdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

public class JobPool implements SmallPool {
    private final Queue<Job> queue = new ArrayDeque<>();
    private boolean open = true;

    @Override
    public boolean submit(Job job) {
        synchronized (queue) {
            if (!open) {
                return false;
            }
            queue.add(job);
            queue.notify();
            return true;
        }
    }

    @Override
    public void shutdown(Mode mode) {
        List<Job> dropped = new ArrayList<>();
        synchronized (queue) {
            open = false;
            if (mode == Mode.CANCEL) {
                dropped.addAll(queue);
                queue.clear();
            }
            queue.notify();
            queue.notify();
        }
        dropped.forEach(Job::cancel);
    }

    @Override
    public void work() {
        for (Job job = next(); job != null; job = next()) {
            job.run();
        }
    }

    /** The next job, or null if there is none and there will be none. */
    private Job next() {
        synchronized (queue) {
            while (queue.isEmpty() && open) {
                await();
            }
            return queue.poll();
        }
    }

    /** Waits for a signal; called with the lock held. */
    private void await() {
        try {
            queue.wait();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the workers of this pool", e);
        }
    }
}
