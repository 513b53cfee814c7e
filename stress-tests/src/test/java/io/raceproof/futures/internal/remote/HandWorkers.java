package io.raceproof.futures.internal.remote;

import io.raceproof.futures.internal.jvm.HandThreads;
import io.raceproof.futures.process.HandProcesses;
import io.raceproof.futures.process.Reply;
import io.raceproof.futures.process.WorkerProcess;
import io.raceproof.futures.process.WorkerSettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a process pool whose processes are none, and whose attendants have no threads: whoever calls {@link #attend} does what is
 * due. Thread-safe.
 */
public final class HandWorkers {
    /** No limit of time runs out here. */
    private static final long NEVER = TimeUnit.DAYS.toNanos(1_000);

    private final HandProcesses processes = new HandProcesses();
    private final HandThreads threads =
            new HandThreads((work, name) -> work instanceof ProcessWorker || name.endsWith("-end"));
    private final List<Attendant> attendants = new CopyOnWriteArrayList<>();
    private final ProcessWorkers workers;

    /**
     * Of a pool of so many workers.
     *
     * @param restarts whether the death of a worker costs its task alone, and does not break the pool
     * @param tasksPerWorker after how many tasks a worker exits
     */
    public HandWorkers(int most, boolean restarts, long tasksPerWorker, Failures failures) {
        workers = new ProcessWorkers(
                new ProcessLimits(most, restarts, tasksPerWorker, NEVER, NEVER),
                "process",
                new WorkerSettings(List.of(), Map.of(), "", new byte[0], (name, line) -> {}, threads::daemon),
                threads,
                failures,
                processes);
    }

    /** The pool's. */
    public ProcessWorkers workers() {
        return workers;
    }

    /** To be moved. */
    public HandProcesses processes() {
        return processes;
    }

    /** What attends to one worker: one thread at a time. */
    private final class Attendant {
        private final ProcessWorker worker;
        private final ReentrantLock atWork = new ReentrantLock();
        private @Nullable WorkerProcess launched; // guarded by atWork
        private boolean over; // guarded by atWork

        Attendant(ProcessWorker worker) {
            this.worker = worker;
        }

        /** Deals with what the process has said, and with its end, unless another thread does so. */
        void attend() {
            if (atWork.tryLock()) {
                try {
                    attendHere();
                } finally {
                    atWork.unlock();
                }
            }
        }

        private void attendHere() {
            try {
                WorkerProcess process = launched == null ? worker.launch() : launched;
                launched = process;
                while (!over && processes.hasSpoken(process)) {
                    Reply reply = process.receive();
                    if (reply == null) {
                        end(null);
                    } else {
                        worker.handle(reply);
                    }
                }
            } catch (IOException | RuntimeException e) {
                end(e);
            }
        }

        private void end(@Nullable Exception trouble) {
            over = true;
            worker.end(trouble);
        }
    }

    /** Each attendant starts its process, if it has none, and deals with what that has said. */
    public void attend() {
        for (Runnable work : threads.take()) {
            if (work instanceof ProcessWorker worker) {
                attendants.add(new Attendant(worker));
            } else {
                work.run(); // the timer has seen a process that does not live
            }
        }
        attendants.forEach(Attendant::attend);
    }
}
