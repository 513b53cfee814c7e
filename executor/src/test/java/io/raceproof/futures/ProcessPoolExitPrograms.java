package io.raceproof.futures;

import java.nio.file.Path;
import java.util.Collections;

/** Programs that leave a pool of processes open, each for one JVM of its own: {@link ProcessPoolExitTest}. */
final class ProcessPoolExitPrograms {
    private ProcessPoolExitPrograms() {}

    public static void main(String[] arguments) throws Exception {
        Probe probe = Probe.in(Path.of(arguments[1]));
        ProcessPoolExecutor pool = ProcessPoolExecutor.ofWorkers(2);
        switch (arguments[0]) {
            case "returns" -> submitTen(pool, probe);
            case "exits" -> {
                submitTen(pool, probe);
                System.exit(3);
            }
            case "sticks" -> {
                stick(pool, probe);
                probe.awaitMark("stuck");
            }
            case "callback exits" -> {
                pool.submit(() -> 1).whenDone(f -> System.exit(3));
                Thread.sleep(Long.MAX_VALUE);
            }
            case "maps" -> {
                Results<Integer> results = pool.map(
                        x -> {
                            probe.awaitMark("mapped"); // else the signal may come first, and map cancels all
                            probe.mark("ran");
                            return x;
                        },
                        Collections.nCopies(100_000, 1));
                probe.mark("mapped");
                while (results.hasNext()) {
                    results.next();
                }
            }
            case "waits" -> {
                idle(ProcessPoolExecutor.ofWorkers(1), probe);
                stick(pool, probe);
                Thread.sleep(Long.MAX_VALUE);
            }
            case "abandons" -> {
                abandon(probe);
                Probe.await("the abandoned pool's end", () -> {
                    System.gc();
                    return ProcessHandle.current().children().findAny().isEmpty();
                });
                probe.mark("collected");
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void submitTen(PoolExecutor pool, Probe probe) {
        for (int i = 0; i < 10; i++) {
            pool.submit(() -> probe.mark("ran"));
        }
    }

    /** Its worker has had a task and waits for another. */
    private static void idle(PoolExecutor pool, Probe probe) throws Exception {
        probe.mark("pid", pool.submit(() -> ProcessHandle.current().pid()).result());
    }

    private static void stick(PoolExecutor pool, Probe probe) {
        pool.submit(() -> {
            probe.mark("stuck", ProcessHandle.current().pid());
            while (true) {
                Thread.onSpinWait();
            }
        });
    }

    private static void abandon(Probe probe) throws Exception {
        ProcessPoolExecutor pool = ProcessPoolExecutor.ofWorkers(1);
        pool.submit(() -> probe.mark("ran")).result();
        pool.submit(() -> probe.mark("ran"));
    }
}
