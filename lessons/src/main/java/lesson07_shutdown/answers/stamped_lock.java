package lesson07_shutdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.StampedLock;

public class JobPool implements SmallPool {
    private final StampedLock lock = new StampedLock();
    private final Queue<Job> queue = new ArrayDeque<>();
    private boolean open = true;

    @Override
    public boolean submit(Job job) {
        long stamp = lock.writeLock();
        try {
            return open && queue.add(job);
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    @Override
    public void shutdown(Mode mode) {
        List<Job> dropped = new ArrayList<>();
        long stamp = lock.writeLock();
        try {
            open = false;
            if (mode == Mode.CANCEL) {
                dropped.addAll(queue);
                queue.clear();
            }
        } finally {
            lock.unlockWrite(stamp);
        }
        dropped.forEach(Job::cancel);
    }

    @Override
    public void work() {
        while (true) {
            Job job;
            boolean over;
            long stamp = lock.writeLock();
            try {
                job = queue.poll();
                over = job == null && !open;
            } finally {
                lock.unlockWrite(stamp);
            }
            if (over) {
                return;
            }
            if (job == null) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            } else {
                job.run();
            }
        }
    }
}
