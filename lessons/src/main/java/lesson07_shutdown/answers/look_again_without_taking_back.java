package lesson07_shutdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

public class JobPool implements SmallPool {
    private final ArrayDeque<Job> queue = new ArrayDeque<>();
    private volatile boolean open = true;

    @Override
    public boolean submit(Job job) {
        if (!open) {
            return false;
        }
        synchronized (queue) {
            queue.add(job);
            queue.notifyAll();
        }
        return open;
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
