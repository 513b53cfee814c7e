package lesson07_shutdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

public class JobPool implements SmallPool {
    private final ArrayDeque<Job> queue = new ArrayDeque<>();
    private boolean open = true;

    @Override
    public boolean submit(Job job) {
        synchronized (queue) {
            if (!open) {
                return false;
            }
            if (queue.isEmpty()) {
                queue.notify();
            }
            queue.add(job);
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
                SmallPool.awaitSignal(queue);
            }
            return queue.poll();
        }
    }
}
