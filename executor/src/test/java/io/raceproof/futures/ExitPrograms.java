package io.raceproof.futures;

import java.nio.file.Path;
import java.util.concurrent.RejectedExecutionException;

/** Programs that leave their pool open, each for one JVM of its own: {@link JvmExitTest}. */
final class ExitPrograms {
    private final ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(1);
    private final Probe probe;

    private ExitPrograms(Probe probe) {
        this.probe = probe;
    }

    public static void main(String[] arguments) throws Exception {
        ExitPrograms program = new ExitPrograms(Probe.in(Path.of(arguments[1])));
        switch (arguments[0]) {
            case "returns" -> program.submitTwenty();
            case "shuts" -> {
                program.submitTwenty();
                program.pool.shutdown();
            }
            case "exits" -> {
                program.submitTwenty();
                System.exit(3);
            }
            case "idles" -> program.pool.submit(() -> {}).result();
            case "waits" -> {
                program.submitTwenty();
                Thread.sleep(Long.MAX_VALUE);
            }
            case "sticks" -> {
                program.pool.submit(() -> Thread.sleep(Long.MAX_VALUE));
                program.submitTwenty();
            }
            case "submits" -> program.submitDuringExit();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private void submitTwenty() throws Exception {
        pool.submit(() -> {
            probe.mark("started");
            Probe.await("the exit to begin", ExitHook::hasBegun);
        });
        for (int i = 0; i < 20; i++) {
            pool.submit(() -> probe.mark("ran"));
        }
    }

    /** A task that is finished during the exit tries its own pool, one that has no thread yet, and a new one. */
    private void submitDuringExit() {
        ThreadPoolExecutor unused = ThreadPoolExecutor.ofWorkers(1);
        pool.submit(() -> {
            Probe.await("the exit to begin", ExitHook::hasBegun);
            Probe.await("the pool to close", pool.asExecutorService()::isShutdown);
            Probe.await("the unused one to close", unused.asExecutorService()::isShutdown);
            for (PoolExecutor tried : new PoolExecutor[] {pool, unused, ThreadPoolExecutor.ofWorkers(1)}) {
                try {
                    tried.submit(() -> 1);
                    probe.mark("answer", "accepted");
                } catch (RejectedExecutionException e) {
                    probe.mark("answer", String.valueOf(e.getMessage()));
                }
            }
        });
    }
}
