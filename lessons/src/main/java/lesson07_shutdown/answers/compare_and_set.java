package lesson07_shutdown;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

public class JobPool implements SmallPool {
    /** Whether the pool takes jobs, and those that wait. Never changes. */
    private record State(boolean open, List<Job> waiting) {
        boolean isIdle() {
            return open && waiting.isEmpty();
        }
    }

    private final AtomicReference<State> state = new AtomicReference<>(new State(true, List.of()));
    private final Object signal = new Object();

    @Override
    public boolean submit(Job job) {
        State before = state.getAndUpdate(old -> old.open() ? new State(true, with(old.waiting(), job)) : old);
        signal();
        return before.open();
    }

    @Override
    public void shutdown(Mode mode) {
        boolean cancel = mode == Mode.CANCEL;
        State before = state.getAndUpdate(old -> new State(false, cancel ? List.of() : old.waiting()));
        signal();
        if (cancel) {
            before.waiting().forEach(Job::cancel);
        }
    }

    @Override
    public void work() {
        for (Job job = next(); job != null; job = next()) {
            job.run();
        }
    }

    private Job next() {
        while (true) {
            State before = state.getAndUpdate(old -> new State(
                    old.open(),
                    old.waiting()
                            .subList(
                                    Math.min(1, old.waiting().size()),
                                    old.waiting().size())));
            if (!before.waiting().isEmpty()) {
                return before.waiting().get(0);
            }
            if (!before.open()) {
                return null;
            }
            awaitChange();
        }
    }

    private void awaitChange() {
        synchronized (signal) {
            while (state.get().isIdle()) {
                try {
                    signal.wait();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("nobody interrupts the workers of this pool", e);
                }
            }
        }
    }

    private void signal() {
        synchronized (signal) {
            signal.notifyAll();
        }
    }

    private static List<Job> with(List<Job> jobs, Job job) {
        List<Job> more = new ArrayList<>(jobs);
        more.add(job);
        return List.copyOf(more);
    }
}
