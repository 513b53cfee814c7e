package lesson07_shutdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

public class JobPool implements SmallPool {
    private static final Job SEAL = new Job() {
        @Override
        public void run() {}

        @Override
        public void cancel() {}
    };
    private final ArrayDeque<Job> queue = new ArrayDeque<>();

    @Override
    public boolean submit(Job job) {
        synchronized (queue) {
            if (queue.peekLast() == SEAL) {
                return false;
            }
            queue.addLast(job);
            queue.notify();
            return true;
        }
    }

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
        dropped.forEach(Job::cancel);
    }

    @Override
    public void work() {
        for (Job job = next(); job != null; job = next()) {
            job.run();
        }
    }

    private Job next() {
        synchronized (queue) {
            while (queue.isEmpty()) {
                await();
            }
            return queue.peekFirst() == SEAL ? null : queue.pollFirst();
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
