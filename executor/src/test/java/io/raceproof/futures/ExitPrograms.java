package io.raceproof.futures;

import io.raceproof.futures.internal.jvm.JvmExit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
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
            case "a hook waits" -> program.waitInHook();
            case "submits" -> program.submitDuringExit();
            case "task exits" -> program.exitInTask(0);
            case "task exits before others" -> program.exitInTask(20);
            case "two tasks exit" -> program.exitInTwoTasks();
            case "callback exits" -> {
                program.pool.submit(() -> {}).whenDone(f -> System.exit(3));
                Thread.sleep(Long.MAX_VALUE);
            }
            case "initializer exits" -> {
                ThreadPoolExecutor.builder()
                        .initializer(() -> System.exit(3))
                        .build()
                        .submit(() -> {});
                Thread.sleep(Long.MAX_VALUE);
            }
            case "stays" -> {
                program.pool.submit(() -> {
                    Probe.await("the exit to begin", JvmExit::hasBegun);
                    program.probe.mark("exit has begun");
                    Thread.sleep(Long.MAX_VALUE);
                });
                program.pool.submit(() -> program.probe.mark("ran"));
                program.probe.mark("started");
                Thread.sleep(Long.MAX_VALUE);
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private void submitTwenty() throws Exception {
        pool.submit(() -> {
            probe.mark("started");
            Probe.await("the exit to begin", JvmExit::hasBegun);
        });
        for (int i = 0; i < 20; i++) {
            pool.submit(() -> probe.mark("ran"));
        }
    }

    /** Another hook waits for tasks behind one that never ends. */
    private void waitInHook() {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> mark("reported", thrown.getClass()));
        pool.submit(() -> Thread.sleep(Long.MAX_VALUE));
        ExecutorService view = pool.asExecutorService();
        ExecutorCompletionService<Integer> completion = new ExecutorCompletionService<>(view);
        List<Callable<?>> waits = List.of(
                pool.submit(() -> 1)::get,
                view.submit(() -> 1)::get,
                completion.submit(() -> 1)::get,
                completion::take);
        CompletableFuture.supplyAsync(() -> 1, view);
        Thread hook = new Thread(() -> waits.forEach(wait -> {
            try {
                mark("got", wait.call().getClass().getSimpleName());
            } catch (Exception e) {
                mark("got", e.getClass().getSimpleName());
            }
        }));
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void mark(String name, Object detail) {
        try {
            probe.mark(name, detail);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The only worker calls exit, with so many tasks behind the one that does. */
    private void exitInTask(int behind) throws Exception {
        CountDownLatch all = new CountDownLatch(1);
        pool.submit(() -> {
            all.await();
            System.exit(3);
        });
        for (int i = 0; i < behind; i++) {
            pool.submit(() -> probe.mark("ran"));
        }
        all.countDown();
        Thread.sleep(Long.MAX_VALUE);
    }

    /** Of two that are in the exit, one is not the one that has begun it; a pool beside theirs finishes its queue. */
    private void exitInTwoTasks() throws Exception {
        submitTwenty();
        try (ThreadPoolExecutor two = ThreadPoolExecutor.ofWorkers(2)) {
            CyclicBarrier both = new CyclicBarrier(2);
            for (int i = 0; i < 2; i++) {
                two.submit(() -> {
                    both.await();
                    System.exit(3);
                });
            }
        }
    }

    /** A task that is finished during the exit tries its own pool, one that has no thread yet, and a new one. */
    private void submitDuringExit() {
        ThreadPoolExecutor unused = ThreadPoolExecutor.ofWorkers(1);
        pool.submit(() -> {
            Probe.await("the exit to begin", JvmExit::hasBegun);
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
