package lesson12_creating;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

public class CrewPool implements LazyPool {
    private record State(List<Runnable> jobs, int workers) {
        State with(Runnable job, int max) {
            List<Runnable> more = new ArrayList<>(jobs);
            more.add(job);
            return new State(more, Math.min(max, workers + 1));
        }

        State taken() {
            return jobs.isEmpty() ? new State(jobs, workers - 1) : new State(jobs.subList(1, jobs.size()), workers);
        }

        State died() {
            return jobs.isEmpty() ? new State(jobs, workers - 1) : this;
        }
    }

    private final AtomicReference<State> state = new AtomicReference<>(new State(List.of(), 0));
    private final int maxWorkers;
    private final ThreadStarter starter;

    public CrewPool(int maxWorkers, ThreadStarter starter) {
        this.maxWorkers = maxWorkers;
        this.starter = starter;
    }

    @Override
    public void submit(Runnable job) {
        State before = state.getAndUpdate(now -> now.with(job, maxWorkers));
        if (before.workers() < maxWorkers) {
            try {
                starter.start(this::work);
            } catch (RuntimeException | Error notStarted) {
                if (isTakenBack(job)) {
                    throw notStarted;
                }
            }
        }
    }

    /** Gives up the place; whether nobody is left to run the job. */
    private boolean isTakenBack(Runnable job) {
        State before = state.getAndUpdate(now -> {
            List<Runnable> rest = new ArrayList<>(now.jobs());
            if (now.workers() == 1) {
                rest.remove(job);
            }
            return new State(rest, now.workers() - 1);
        });
        return before.workers() == 1 && before.jobs().contains(job);
    }

    private void work() {
        while (true) {
            List<Runnable> jobs = state.getAndUpdate(State::taken).jobs();
            if (jobs.isEmpty()) {
                return;
            }
            run(jobs.get(0));
        }
    }

    private void run(Runnable job) {
        try {
            job.run();
        } catch (RuntimeException | Error failure) {
            if (!state.getAndUpdate(State::died).jobs().isEmpty()) {
                replace(failure);
            }
            throw failure;
        }
    }

    private void replace(Throwable failure) {
        try {
            starter.start(this::work);
        } catch (RuntimeException | Error notStarted) {
            state.updateAndGet(now -> new State(now.jobs(), now.workers() - 1));
            failure.addSuppressed(notStarted);
        }
    }

    @Override
    public int workers() {
        return state.get().workers();
    }
}
