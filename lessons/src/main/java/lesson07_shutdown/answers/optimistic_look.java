package lesson07_shutdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.StampedLock;

public class JobPool implements SmallPool {
    private final StampedLock lock = new StampedLock();
    private final ArrayDeque<Job> queue = new ArrayDeque<>();
    private volatile boolean open = true;

    @Override
    public boolean submit(Job job) {
        long stamp = lock.tryOptimisticRead();
        if (!open || !lock.validate(stamp)) {
            return false;
        }
        synchronized (queue) {
            queue.add(job);
            queue.notifyAll();
        }
        return true;
    }

    @Override
    public void shutdown(Mode mode) {
        long stamp = lock.writeLock();
        open = false;
        lock.unlockWrite(stamp);
        List<Job> dropped = new ArrayList<>();
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
