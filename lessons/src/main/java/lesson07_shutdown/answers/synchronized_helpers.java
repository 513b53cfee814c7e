package lesson07_shutdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

public class JobPool implements SmallPool {
    private final Queue<Job> queue = new ArrayDeque<>();
    private boolean open = true;

    @Override
    public boolean submit(Job job) {
        return add(job);
    }

    @Override
    public void shutdown(Mode mode) {
        close(mode).forEach(Job::cancel);
    }

    @Override
    public void work() {
        for (Job job = next(); job != null; job = next()) {
            job.run();
        }
    }

    private synchronized boolean add(Job job) {
        if (open) {
            queue.add(job);
            notify();
        }
        return open;
    }

    private synchronized List<Job> close(Mode mode) {
        open = false;
        notifyAll();
        List<Job> dropped = new ArrayList<>();
        if (mode == Mode.CANCEL) {
            dropped.addAll(queue);
            queue.clear();
        }
        return dropped;
    }

    private synchronized Job next() {
        while (queue.isEmpty() && open) {
            try {
                wait();
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts the workers of this pool", e);
            }
        }
        return queue.poll();
    }
}
