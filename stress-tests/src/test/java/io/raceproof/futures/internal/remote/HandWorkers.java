package io.raceproof.futures.internal.remote;

import io.raceproof.futures.internal.jvm.Threads;
import io.raceproof.futures.process.WorkerProcess;
import io.raceproof.futures.process.WorkerSettings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Makes the workers of process pools whose processes are none. Stateless. */
public final class HandWorkers {
    /** No limit of time runs out here. */
    private static final long NEVER = TimeUnit.DAYS.toNanos(1_000);

    private HandWorkers() {}

    /** Of a pool of so many workers, each of which exits after so many tasks, and whose death costs its task alone. */
    public static ProcessWorkers of(int most, long tasksPerWorker, Failures failures, WorkerProcess.Launcher launcher) {
        Threads threads = Threads.ofCreator();
        return new ProcessWorkers(
                new ProcessLimits(most, true, tasksPerWorker, NEVER, NEVER),
                "process",
                new WorkerSettings(List.of(), Map.of(), "", new byte[0], (name, line) -> {}, threads::daemon),
                threads,
                failures,
                launcher);
    }
}
