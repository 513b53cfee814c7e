package lesson07_shutdown;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;

public class JobPool implements SmallPool {
    private final ArrayBlockingQueue<Job> queue = new ArrayBlockingQueue<>(64);
    private boolean open = true;

    @Override
    public boolean submit(Job job) {
        synchronized (queue) {
            if (!open || !queue.offer(job)) {
                return false;
            }
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
                queue.drainTo(dropped);
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
