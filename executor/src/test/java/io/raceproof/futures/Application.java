package io.raceproof.futures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** What an application in a container may do with pools of every kind before it goes: {@link ClassLoaderTest}. */
public final class Application implements Consumer<Object> {
    private static final Duration LONG = Duration.ofSeconds(30);

    /** Made by the container. */
    public Application() {}

    /** A value of a class of the application's. */
    private record Value(int number) implements java.io.Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** Does everything. What is shared is a pool of the container's, unless the library is the application's own. */
    @Override
    public void accept(Object shared) {
        try {
            if (shared instanceof PoolExecutor pool) {
                use(pool);
            }
            closed();
            abandoned();
            overServices();
            processes();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void closed() throws Exception {
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(2)) {
            use(pool);
            pool.submit(() -> new Value(1))
                    .whenDone(f -> Tasks.failWith("logged"))
                    .exception();
            Future<Value> late = new Promise<Value>().future();
            expectTimeout(() -> late.result(Duration.ofMillis(1)));
            expectTimeout(() -> late.get(1, TimeUnit.MILLISECONDS));
            Futures.await(List.of(late), ReturnWhen.ALL_COMPLETED, Duration.ofMillis(1));
            late.toCompletableFuture();
        }
        try (PoolExecutor pool =
                ThreadPoolExecutor.builder().workers(1).initializer(() -> {}).build()) {
            use(pool);
            ExecutorService view = ((ThreadPoolExecutor) pool).asExecutorService();
            view.invokeAll(List.of(() -> new Value(2), () -> new Value(3)));
        }
    }

    @SuppressWarnings("ReturnValueIgnored") // what matters is that somebody has looked, and left
    private static void abandoned() throws Exception {
        use(ThreadPoolExecutor.ofWorkers(2));
        ThreadPoolExecutor.ofWorkers(1).map(n -> new Value(n), List.of(1, 2, 3)).hasNext();
        Futures.asCompleted(List.of(ThreadPoolExecutor.ofWorkers(1).submit(() -> new Value(1))))
                .hasNext();
        ThreadPoolExecutor.ofWorkers(1);
    }

    private static void overServices() throws Exception {
        try (PoolExecutor pool = PoolExecutor.over(Executors.newFixedThreadPool(1))) {
            use(pool);
        }
        ExecutorService far = Executors.newFixedThreadPool(1);
        try (PoolExecutor pool = PoolExecutor.overRemote(far)) {
            use(pool);
        }
        far.shutdown();
    }

    private static void processes() throws Exception {
        try (PoolExecutor pool = ProcessPoolExecutor.ofWorkers(1)) {
            use(pool);
        }
        ProcessPoolExecutor abandoned = ProcessPoolExecutor.ofWorkers(1);
        use(abandoned);
        Future<Void> endless = abandoned.submit(() -> Thread.sleep(Long.MAX_VALUE));
        while (!endless.isRunning()) {
            Thread.onSpinWait();
        }
        endless.cancel(true);
    }

    private static void use(PoolExecutor pool) throws Exception {
        List<Future<Value>> futures = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            futures.add(
                    pool.submit(() -> new Value(number)).whenDone(f -> f.join().number()));
        }
        for (Future<Value> future : Futures.asCompleted(futures)) {
            future.result(LONG);
        }
        pool.map(n -> new Value(n), List.of(1, 2, 3)).forEach(Value::number);
    }

    private interface Call {
        void run() throws Exception;
    }

    private static void expectTimeout(Call call) throws Exception {
        try {
            call.run();
            throw new IllegalStateException("no time-out");
        } catch (TimeoutException e) {
            // as it should be
        }
    }
}
