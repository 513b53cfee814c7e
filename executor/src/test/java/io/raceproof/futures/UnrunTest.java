package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.internal.jvm.Threads;
import io.raceproof.futures.internal.park.Deadline;
import io.raceproof.futures.internal.pool.CallbackThread;
import io.raceproof.futures.internal.pool.ExitHook;
import io.raceproof.futures.internal.pool.WorkersState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every way in which a thread pool completes what it has accepted without running it, seen from every place at which somebody
 * can look at it: cancelled or failed for those who can be told, and the handler of uncaught exceptions for the rest.
 */
class UnrunTest {
    @SuppressWarnings("StaticAssignmentOfThrowable") // the same one must come out
    private static final Exception REASON = new Exception("no connection");

    @SuppressWarnings("StaticAssignmentOfThrowable") // likewise
    private static final Error NO_THREAD = new OutOfMemoryError("unable to create native thread");

    // ---- the ways

    /** One way. While it is held back, what is submitted waits. */
    private abstract static class Way {
        final Gate gate = new Gate();
        ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(1);

        /** Makes the pool. */
        abstract void prepare(ThreadPoolExecutor.Builder builder) throws Exception;

        /** Completes what waits. */
        abstract void happen() throws Exception;

        /** What it failed with, at the bottom of its causes; null if it is cancelled. */
        @Nullable
        Throwable reason() {
            return null;
        }
    }

    private static class CancelPending extends Way {
        @Override
        void prepare(ThreadPoolExecutor.Builder builder) throws Exception {
            pool = builder.workers(1).build();
            gate.occupy(pool);
        }

        @Override
        void happen() throws Exception {
            pool.shutdown(ShutdownMode.CANCEL_PENDING);
            gate.open();
        }
    }

    private static final class InterruptedClose extends Way {
        @Override
        void prepare(ThreadPoolExecutor.Builder builder) throws Exception {
            pool = builder.workers(1).build();
            CountDownLatch started = new CountDownLatch(1);
            pool.submit(() -> {
                started.countDown();
                try {
                    gate.pass();
                } catch (InterruptedException e) {
                    gate.pass(); // goes on all the same
                }
            });
            started.await();
        }

        @Override
        void happen() throws Exception {
            Other<Boolean> closer = Other.does(() -> {
                Thread.currentThread().interrupt();
                pool.close();
                return true;
            });
            closer.awaitBlocked();
            gate.open();
            closer.end();
        }
    }

    /** Of the only thread, or of the second one while the first is busy. */
    private static final class FailingInitializer extends Way {
        private final int failing;
        private final Gate fail = new Gate();

        FailingInitializer(int failing) {
            this.failing = failing;
        }

        @Override
        void prepare(ThreadPoolExecutor.Builder builder) throws Exception {
            CountDownLatch threads = new CountDownLatch(failing);
            pool = builder.workers(failing)
                    .initializer(() -> {
                        threads.countDown();
                        if (threads.getCount() == 0) {
                            fail.pass();
                            throw REASON;
                        }
                    })
                    .build();
            for (int i = 1; i < failing; i++) {
                gate.occupy(pool);
            }
        }

        @Override
        void happen() throws Exception {
            fail.open();
            Probe.await("the queue to be emptied", () -> WorkersState.isQueueDrained(pool.workers));
            gate.open(); // for the thread that is busy
        }

        @Override
        Throwable reason() {
            return REASON;
        }
    }

    /** What the exit of the JVM does with a pool whose time is up. */
    private static final class Exit extends CancelPending {
        @Override
        void happen() throws Exception {
            CallbackThread canceller = new CallbackThread(Threads.ofSystem(), "canceller");
            pool.acceptNothingMore();
            assertTrue(ExitHook.cancelPending(pool.workers, canceller) > 0);
            assertTrue(canceller.awaitTermination(Deadline.after(Tasks.LONG)));
            gate.open();
        }
    }

    /** For what nobody could run later than the call that waits for it. */
    private static final class ShutdownNow extends CancelPending {
        @Override
        void happen() {
            assertTrue(!pool.asExecutorService().shutdownNow().isEmpty());
        }
    }

    /** What is accepted while the first submitter is still in the thread factory, which then throws. */
    private static final class FailingThreadFactory extends Way {
        private @Nullable Other<Throwable> first;

        @Override
        void prepare(ThreadPoolExecutor.Builder builder) throws Exception {
            Gate inFactory = new Gate();
            pool = builder.workers(2)
                    .threadFactory(work -> {
                        inFactory.open();
                        gate.passUninterrupted();
                        throw NO_THREAD;
                    })
                    .build();
            first = Other.does(() -> Thrown.cause(RejectedExecutionException.class, () -> pool.submit(() -> 1)));
            inFactory.pass();
        }

        @Override
        void happen() throws Exception {
            gate.open();
            if (first != null) {
                assertSame(NO_THREAD, first.end());
            }
        }

        @Override
        Throwable reason() {
            return NO_THREAD;
        }
    }

    // ---- the views

    /** Submits something through the service, and gives what to check when it has been completed. */
    private interface View {
        Check submit(ThreadPoolExecutor pool, ExecutorService service) throws Exception;
    }

    private interface Check {
        void check(Way way, Reports reports) throws Exception;
    }

    /** What reached the handler of uncaught exceptions. */
    private static final class Reports implements Thread.UncaughtExceptionHandler {
        private final LinkedBlockingQueue<Throwable> all = new LinkedBlockingQueue<>();

        @Override
        public void uncaughtException(Thread thread, Throwable thrown) {
            all.add(thrown);
        }

        Throwable next() throws InterruptedException {
            Throwable next = all.poll(Probe.LIMIT, TimeUnit.SECONDS);
            assertTrue(next != null, "it was dropped silently");
            return next;
        }
    }

    private static Check ends(Callable<?> get) {
        return (way, reports) -> {
            assertEnded(way, get);
            assertTrue(reports.all.isEmpty(), reports.all::toString);
        };
    }

    private static void assertEnded(Way way, Callable<?> get) {
        if (way.reason() == null) {
            assertThrows(CancellationException.class, get::call);
        } else {
            assertFailure(way, assertThrows(ExecutionException.class, get::call).getCause());
        }
    }

    private static void assertFailure(Way way, @Nullable Throwable failure) {
        assertSame(
                way.reason(),
                assertInstanceOf(RejectedExecutionException.class, failure).getCause());
    }

    private static Check ends(java.util.concurrent.Future<?> future) {
        return ends(() -> future.get(Probe.LIMIT, TimeUnit.SECONDS));
    }

    /** Told by the handler alone. */
    @SuppressWarnings("UnnecessaryLambda") // one object for many views
    private static final Check REPORTED = (way, reports) -> {
        Throwable report = reports.next();
        assertInstanceOf(RejectedExecutionException.class, report);
        if (way.reason() != null) {
            assertFailure(way, report.getCause());
        }
    };

    private static Check call(int tasks, Callable<Object> call) throws Exception {
        Other<Object> caller = Other.does(call);
        caller.awaitBlocked();
        return (way, reports) -> {
            Object ended = caller.end();
            if (ended instanceof List<?> futures) {
                assertEquals(tasks, futures.size());
                for (Object future : futures) {
                    assertTrue(((java.util.concurrent.Future<?>) future).isDone());
                    ends((java.util.concurrent.Future<?>) future).check(way, reports);
                }
            } else { // invokeAny: no task succeeded
                Throwable failure =
                        assertInstanceOf(ExecutionException.class, ended).getCause();
                if (way.reason() == null) {
                    assertInstanceOf(CancellationException.class, failure);
                } else {
                    assertFailure(way, failure);
                }
            }
        };
    }

    private static Check completed(
            ExecutorCompletionService<Integer> completion, java.util.concurrent.Future<Integer> future) {
        return (way, reports) -> {
            assertSame(future, completion.poll(Probe.LIMIT, TimeUnit.SECONDS));
            assertTrue(future.isDone());
            assertEquals(null, completion.poll(), "once");
            ends(future).check(way, reports);
        };
    }

    @SuppressWarnings("UnnecessaryLambda") // one object for many calls
    private static final Callable<Integer> TASK = () -> 1;

    @SuppressWarnings("UnnecessaryLambda") // likewise
    private static final Runnable COMMAND = () -> {};

    private static Map<String, View> views() {
        Map<String, View> views = new LinkedHashMap<>();
        views.put(
                "the pool's own future",
                (pool, service) -> ends((java.util.concurrent.Future<?>) pool.submit(() -> 1)));
        views.put("submit(Callable)", (pool, service) -> ends(service.submit(TASK)));
        views.put("submit(Runnable)", (pool, service) -> ends(service.submit(COMMAND)));
        views.put("submit(Runnable, result)", (pool, service) -> ends(service.submit(COMMAND, 1)));
        views.put(
                "submit behind a wrapper",
                (pool, service) ->
                        ends(Executors.unconfigurableExecutorService(service).submit(TASK)));
        views.put("invokeAll", (pool, service) -> call(3, () -> service.invokeAll(List.of(TASK, TASK, TASK))));
        views.put(
                "invokeAll with a limit",
                (pool, service) ->
                        call(2, () -> service.invokeAll(List.of(TASK, TASK), Probe.LIMIT, TimeUnit.SECONDS)));
        views.put(
                "invokeAny",
                (pool, service) -> call(
                        2, () -> assertThrows(ExecutionException.class, () -> service.invokeAny(List.of(TASK, TASK)))));
        views.put(
                "invokeAny with a limit",
                (pool, service) -> call(
                        2,
                        () -> assertThrows(
                                ExecutionException.class,
                                () -> service.invokeAny(List.of(TASK, TASK), Probe.LIMIT, TimeUnit.SECONDS))));
        views.put("ExecutorCompletionService", (pool, service) -> {
            ExecutorCompletionService<Integer> completion = new ExecutorCompletionService<>(service);
            return completed(completion, completion.submit(TASK));
        });
        views.put("ExecutorCompletionService, a Runnable", (pool, service) -> {
            ExecutorCompletionService<Integer> completion = new ExecutorCompletionService<>(service);
            return completed(completion, completion.submit(COMMAND, 1));
        });
        views.put("ExecutorCompletionService behind a wrapper", (pool, service) -> {
            ExecutorService wrapper = Executors.unconfigurableExecutorService(service);
            new ExecutorCompletionService<Integer>(wrapper).submit(TASK);
            return REPORTED;
        });
        views.put("supplyAsync", (pool, service) -> {
            CompletableFuture.supplyAsync(() -> 1, service);
            return REPORTED;
        });
        views.put("runAsync", (pool, service) -> {
            CompletableFuture.runAsync(COMMAND, service);
            return REPORTED;
        });
        views.put("thenRunAsync", (pool, service) -> {
            CompletableFuture.completedFuture(1).thenRunAsync(COMMAND, service);
            return REPORTED;
        });
        views.put("execute", (pool, service) -> {
            service.execute(COMMAND);
            return REPORTED;
        });
        views.put("execute of a future of the user's", (pool, service) -> {
            FutureTask<Integer> task = new FutureTask<>(TASK);
            service.execute(task);
            return (way, reports) -> {
                assertThrows(CancellationException.class, () -> task.get(Probe.LIMIT, TimeUnit.SECONDS));
                if (way.reason() != null) {
                    assertFailure(way, reports.next().getCause());
                }
            };
        });
        views.put(
                "an adapter over the view",
                (pool, service) -> ends((java.util.concurrent.Future<?>)
                        PoolExecutor.over(service).submit(() -> 1)));
        return views;
    }

    // ---- each way in each view

    private static Map<String, Callable<Way>> ways() {
        Map<String, Callable<Way>> ways = new LinkedHashMap<>();
        ways.put("CANCEL_PENDING", CancelPending::new);
        ways.put("an interrupted close", InterruptedClose::new);
        ways.put("an initializer that fails", () -> new FailingInitializer(1));
        ways.put("the second thread's initializer fails", () -> new FailingInitializer(2));
        ways.put("a thread factory that fails", FailingThreadFactory::new);
        ways.put("the exit of the JVM", Exit::new);
        ways.put("shutdownNow", ShutdownNow::new);
        return ways;
    }

    /** What else shutdownNow hands back is run by the caller: {@link ExecutorServiceViewTest}. */
    private static boolean fits(String way, String place) {
        return !way.equals("shutdownNow") || place.startsWith("invoke");
    }

    @TestFactory
    Stream<DynamicTest> what_is_accepted_and_not_run_is_told_to_everyone() {
        List<DynamicTest> tests = new ArrayList<>();
        ways().forEach((name, way) -> views().forEach((place, view) -> {
            if (!fits(name, place)) {
                return;
            }
            tests.add(DynamicTest.dynamicTest(name + ": " + place, () -> tellsEveryone(way.call(), view, false)));
            tests.add(DynamicTest.dynamicTest(
                    name + ", bounded queue: " + place, () -> tellsEveryone(way.call(), view, true)));
        }));
        return tests.stream();
    }

    private static void tellsEveryone(Way way, View view, boolean bounded) throws Exception {
        ThreadPoolExecutor.Builder builder = ThreadPoolExecutor.builder();
        if (bounded) {
            builder.queueBound(5, WhenFull.BLOCK);
        }
        Reports reports = new Reports();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler(reports);
        try (LogCapture log = LogCapture.start()) {
            way.prepare(builder);
            Check check = view.submit(way.pool, way.pool.asExecutorService());
            way.happen();
            check.check(way, reports);
            way.pool.shutdown();
            assertTrue(way.pool.awaitTermination(Tasks.LONG));
            assertTrue(log.messages().size() <= 1, log.messages()::toString); // of the initializer
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }
}
