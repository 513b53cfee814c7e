package lesson07_shutdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

public class JobPool implements SmallPool {
    private final Queue<Job> queue = new ConcurrentLinkedQueue<>();
    private boolean open = true;

    @Override
    public synchronized boolean submit(Job job) {
        return open && queue.add(job);
    }

    @Override
    public void shutdown(Mode mode) {
        List<Job> dropped = new ArrayList<>();
        synchronized (this) {
            open = false;
            if (mode == Mode.CANCEL) {
                for (Job job = queue.poll(); job != null; job = queue.poll()) {
                    dropped.add(job);
                }
            }
        }
        dropped.forEach(Job::cancel);
    }

    @Override
    public void work() {
        while (open || !queue.isEmpty()) {
            Job job = queue.poll();
            if (job != null) {
                job.run();
            } else {
                Thread.onSpinWait();
            }
        }
    }
}
