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
            queue.add(job);
            queue.notify();
            return true;
        }
    }

    @Override
    public void shutdown(Mode mode) {
        List<Job> rest = new ArrayList<>();
        synchronized (queue) {
            open = false;
            rest.addAll(queue);
            queue.clear();
            queue.notifyAll();
        }
        for (Job job : rest) {
            if (mode == Mode.CANCEL) {
                job.cancel();
            } else {
                job.run();
            }
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
                SmallPool.awaitSignal(queue);
            }
            return queue.poll();
        }
    }
}
