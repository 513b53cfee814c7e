package lesson07_shutdown;

import java.util.ArrayDeque;

public class JobPool implements SmallPool {
    private final ArrayDeque<Job> queue = new ArrayDeque<>();
    private boolean open = true;

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

    @Override
    public void shutdown(Mode mode) {
        synchronized (queue) {
            open = false;
            queue.notifyAll();
        }
        if (mode == Mode.CANCEL) {
            for (Job job : queue) {
                job.cancel();
            }
            queue.clear();
        }
    }

    @Override
    public void work() {
        for (Job job = next(); job != null; job = next()) {
            job.run();
        }
    }

    private Job next() {
        synchronized (queue) {
            while (queue.isEmpty() && open) {
                try {
                    queue.wait();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return queue.poll();
        }
    }
}
