package lesson07_shutdown;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

public class JobPool implements SmallPool {
    private static final Job LAST = new Job() {
        @Override
        public void run() {}

        @Override
        public void cancel() {}
    };
    private final BlockingQueue<Job> queue = new LinkedBlockingQueue<>();
    private boolean open = true;

    @Override
    public boolean submit(Job job) {
        synchronized (queue) {
            if (!open) {
                return false;
            }
            return queue.add(job);
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
            queue.add(LAST);
        }
        dropped.forEach(Job::cancel);
    }

    @Override
    public void work() {
        try {
            for (Job job = queue.take(); job != LAST; job = queue.take()) {
                job.run();
            }
            queue.add(LAST); // for the other workers
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the workers of this pool", e);
        }
    }
}
