package lesson07_shutdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

public class JobPool implements SmallPool {
    private final Queue<Job> queue = new ArrayDeque<>();
    private volatile boolean open = true;

    @Override
    public boolean submit(Job job) {
        if (!open) {
            return false;
        }
        synchronized (queue) {
            queue.add(job);
            queue.notify();
        }
        if (!open) {
            synchronized (queue) {
                return !queue.remove(job); // if it is gone, a worker or the shutdown has it: then it was accepted
            }
        }
        return true;
    }

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
