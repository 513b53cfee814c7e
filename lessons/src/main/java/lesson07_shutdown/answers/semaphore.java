package lesson07_shutdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Semaphore;

public class JobPool implements SmallPool {
    private final Queue<Job> queue = new ArrayDeque<>();
    private final Semaphore reasons = new Semaphore(0);
    private boolean open = true;

    @Override
    public boolean submit(Job job) {
        synchronized (queue) {
            if (!open) {
                return false;
            }
            queue.add(job);
        }
        reasons.release();
        return true;
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
        }
        reasons.release();
        dropped.forEach(Job::cancel);
    }

    @Override
    public void work() {
        while (true) {
            reasons.acquireUninterruptibly();
            Job job;
            boolean over;
            synchronized (queue) {
                job = queue.poll();
                over = job == null && !open;
            }
            if (over) {
                reasons.release(); // for the next worker
                return;
            }
            if (job != null) {
                job.run();
            }
        }
    }
}
