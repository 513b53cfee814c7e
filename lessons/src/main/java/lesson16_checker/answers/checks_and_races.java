package lesson16_checker;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.lessons.kit.Quiescence;
import io.raceproof.lessons.lab.Checker;
import io.raceproof.stress.lincheck.Actors;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import lesson16_checker.SmallExecutor.Factory;
import lesson16_checker.SmallExecutor.Registration;
import lesson16_checker.SmallExecutor.Result;

public final class OwnChecker extends Checker {
    public OwnChecker() {
        check("workers are started lazily, up to the maximum, and end", Factory.class, OwnChecker::startsLazily);
        check("a thread that cannot be started does not count", Factory.class, OwnChecker::survivesAFailedStart);
        check("what a task throws is the cause", Factory.class, OwnChecker::passesFailuresOn);
        check("a cancelled task is not run", Factory.class, OwnChecker::cancels);
        check("all waiting threads are woken", Factory.class, OwnChecker::wakesAll);
        check("listeners are told once, and may throw", Factory.class, OwnChecker::tells);
        check("a registration is taken back", Factory.class, OwnChecker::takesBack);
        check("listeners are told without a lock", Factory.class, OwnChecker::tellsWithoutALock);
        scenario("a wake-up without a reason ends no wait", Factory.class, OwnChecker::bearsASpuriousWakeUp);
        race(TwoSubmitters.class);
        race(LastTask.class);
        race(WorkAndLook.class);
        race(WorkAndCancel.class);
        race(TwoCancel.class);
        race(WorkAndListen.class);
        race(TwoListen.class);
    }

    /** Its threads are run by hand. */
    private static final class Pool {
        final ArrayDeque<Runnable> threads = new ArrayDeque<>();
        final SmallExecutor executor;
        boolean refuses;

        Pool(Supplier<Factory> executors, int max) {
            executor = executors.get().make(max, worker -> {
                if (refuses) {
                    throw new OutOfMemoryError("no thread");
                }
                threads.add(worker);
            });
        }

        void runAll() {
            while (!threads.isEmpty()) {
                threads.remove().run();
            }
        }
    }

    static void startsLazily(Supplier<Factory> executors) throws InterruptedException {
        Pool pool = new Pool(executors, 2);
        require(pool.threads.isEmpty() && pool.executor.workers() == 0, "a worker was started without a task");
        List<Result> results = new ArrayList<>();
        AtomicInteger runs = new AtomicInteger();
        for (int i = 1; i <= 3; i++) {
            results.add(pool.executor.submit(runs::incrementAndGet));
            require(pool.threads.size() == Math.min(i, 2), i + " tasks, and workers: " + pool.threads.size());
            require(pool.executor.workers() == Math.min(i, 2), i + " tasks, and workers() is wrong");
        }
        require(runs.get() == 0, "a task was run by submit");
        pool.runAll();
        require(
                runs.get() == 3 && pool.executor.workers() == 0,
                "not every task was run once, or a worker has not ended");
        for (int i = 0; i < 3; i++) {
            require(results.get(i).isDone() && results.get(i).get() == i + 1, "a task has not its value");
        }
        pool.executor.submit(runs::incrementAndGet);
        pool.runAll();
        require(runs.get() == 4, "a task was submitted when all workers had ended, and was not run");
    }

    static void survivesAFailedStart(Supplier<Factory> executors) throws InterruptedException {
        Pool pool = new Pool(executors, 2);
        AtomicInteger runs = new AtomicInteger();
        pool.refuses = true;
        boolean thrown = false;
        try {
            pool.executor.submit(runs::incrementAndGet);
        } catch (OutOfMemoryError e) {
            thrown = true;
        }
        require(thrown && pool.executor.workers() == 0, "no worker could be started, and submit threw nothing");
        pool.refuses = false;
        pool.executor.submit(() -> 1);
        pool.refuses = true;
        Result second = pool.executor.submit(() -> 2);
        require(pool.executor.workers() == 1, "one worker was started, one was not, and workers() is not 1");
        pool.runAll();
        require(second.isDone() && second.get() == 2, "a task that waits for the only worker was not run");
        require(runs.get() == 0, "a task that was not accepted was run");
        pool.refuses = false;
        pool.executor.submit(() -> 3);
        require(pool.threads.size() == 1, "a start failed, and its place is lost");
    }

    static void passesFailuresOn(Supplier<Factory> executors) throws InterruptedException {
        for (Throwable failure : List.of(new IllegalStateException("x"), new StackOverflowError("y"))) {
            Pool pool = new Pool(executors, 1);
            Result failed = pool.executor.submit(() -> {
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) failure;
            });
            Result next = pool.executor.submit(() -> 2);
            pool.runAll();
            require(next.isDone() && pool.executor.workers() == 0, "a task threw, and the next was not run");
            try {
                failed.get();
                throw new AssertionError("a task threw, and get returned");
            } catch (CompletionException e) {
                require(e.getCause() == failure, "the cause is " + e.getCause());
            }
            require(!failed.cancel(), "a failed task was cancelled");
        }
    }

    static void cancels(Supplier<Factory> executors) throws InterruptedException {
        Pool pool = new Pool(executors, 1);
        AtomicInteger runs = new AtomicInteger();
        Result result = pool.executor.submit(runs::incrementAndGet);
        require(!result.isDone() && result.cancel() && result.isDone(), "it was not cancelled");
        require(!result.cancel(), "it was cancelled twice");
        pool.runAll();
        require(runs.get() == 0, "a cancelled task was run");
        Result[] own = new Result[1];
        own[0] = pool.executor.submit(() -> own[0].cancel() ? 1 : 0);
        pool.runAll();
        for (Result cancelled : List.of(result, own[0])) {
            try {
                cancelled.get();
                throw new AssertionError("it was cancelled, and get returned");
            } catch (CancellationException e) {
                // as it should
            }
        }
    }

    static void wakesAll(Supplier<Factory> executors) throws InterruptedException {
        for (boolean cancel : List.of(false, true)) {
            Pool pool = new Pool(executors, 1);
            Result result = pool.executor.submit(() -> 1);
            AtomicInteger ended = new AtomicInteger();
            List<Thread> waiting = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Thread thread = new Thread(() -> {
                    try {
                        ended.addAndGet(result.get());
                    } catch (CancellationException e) {
                        ended.incrementAndGet();
                    } catch (InterruptedException e) {
                        ended.set(-10);
                    }
                });
                thread.setDaemon(true);
                thread.start();
                waiting.add(thread);
                Quiescence.await(millis -> {
                    thread.join(1);
                    return thread.getState() == Thread.State.WAITING;
                });
            }
            if (cancel) {
                result.cancel();
            } else {
                pool.runAll();
            }
            for (Thread thread : waiting) {
                require(Quiescence.join(thread), "a thread waits, and the task is done");
            }
            require(ended.get() == 2, "a thread that waited did not see the end of the task");
        }
        Result never = new Pool(executors, 1).executor.submit(() -> 1);
        AtomicInteger interrupted = new AtomicInteger();
        Thread thread = new Thread(() -> {
            try {
                never.get();
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
            }
        });
        thread.setDaemon(true);
        thread.start();
        thread.interrupt();
        require(Quiescence.join(thread) && interrupted.get() == 1, "an interrupt does not end the wait");
    }

    static void tells(Supplier<Factory> executors) {
        for (boolean cancel : List.of(false, true)) {
            Pool pool = new Pool(executors, 1);
            Result result = pool.executor.submit(() -> 1);
            AtomicInteger told = new AtomicInteger();
            result.whenDone(() -> {
                throw new IllegalStateException("stops nobody");
            });
            Runnable listener = () -> told.addAndGet(result.isDone() ? 1 : 100);
            result.whenDone(listener);
            result.whenDone(listener);
            require(told.get() == 0 && result.registrations() == 3, "three are registered, and none is to be told");
            if (cancel) {
                result.cancel();
            }
            pool.runAll();
            require(told.get() == 2 && result.registrations() == 0, "two were to be told: " + told);
            result.whenDone(listener);
            require(told.get() == 3 && result.registrations() == 0, "it is done, and a listener was not told at once");
        }
    }

    static void takesBack(Supplier<Factory> executors) {
        Pool pool = new Pool(executors, 1);
        Result result = pool.executor.submit(() -> 1);
        AtomicInteger told = new AtomicInteger();
        Registration first = result.whenDone(() -> told.addAndGet(1));
        result.whenDone(() -> told.addAndGet(10));
        first.close();
        first.close();
        require(result.registrations() == 1, "one was taken back, and registrations() is not 1");
        pool.runAll();
        require(told.get() == 10, "one was taken back, and the other not: " + told);
    }

    static void tellsWithoutALock(Supplier<Factory> executors) throws InterruptedException {
        Pool pool = new Pool(executors, 1);
        Result result = pool.executor.submit(() -> 1);
        AtomicInteger ended = new AtomicInteger();
        result.whenDone(() -> {
            Thread other = new Thread(() -> {
                result.whenDone(() -> {}).close();
                pool.executor.workers();
            });
            other.setDaemon(true);
            other.start();
            try {
                ended.addAndGet(Quiescence.join(other) ? 1 : 0);
            } catch (InterruptedException e) {
                ended.set(-1);
            }
        });
        pool.runAll();
        require(ended.get() == 1, "a listener waits for a thread that uses the result");
    }

    static void bearsASpuriousWakeUp(Supplier<Factory> executors) throws InterruptedException {
        ArrayDeque<Runnable> threads = new ArrayDeque<>();
        Result result = executors.get().make(1, threads::add).submit(() -> 1);
        Runnable worker = threads.remove();
        Actors.run(
                result,
                () -> require(result.get() == 1, "get returned another value"),
                () -> {
                    synchronized (result) {
                        result.notifyAll();
                    }
                },
                worker::run);
    }

    public static final class TwoSubmitters extends ExecutorRace {
        public TwoSubmitters() {
            super(1);
            actor(submit.with(1));
            actor(submit.with(2));
            observe(Bench::end);
        }
    }

    public static final class LastTask extends ExecutorRace {
        public LastTask() {
            super(1);
            before(submit.with(1));
            actor(work);
            actor(submit.with(2));
            observe(Bench::end);
        }
    }

    public static final class WorkAndLook extends ExecutorRace {
        public WorkAndLook() {
            super(1);
            before(submit.with(1));
            actor(work);
            actor(isDone.with(1), get.with(1));
            observe(Bench::end);
        }
    }

    public static final class WorkAndCancel extends ExecutorRace {
        public WorkAndCancel() {
            super(1);
            before(submit.with(1));
            actor(work);
            actor(cancel.with(1));
            observe(Bench::end);
        }
    }

    public static final class TwoCancel extends ExecutorRace {
        public TwoCancel() {
            super(1);
            before(submit.with(1));
            actor(cancel.with(1));
            actor(cancel.with(1));
            observe(Bench::end);
        }
    }

    public static final class WorkAndListen extends ExecutorRace {
        public WorkAndListen() {
            super(1);
            before(submit.with(1));
            actor(work);
            actor(listen.with(1));
            observe(Bench::end);
        }
    }

    public static final class TwoListen extends ExecutorRace {
        public TwoListen() {
            super(1);
            before(submit.with(1));
            actor(listen.with(1), leave.with(1));
            actor(cancel.with(1));
            observe(Bench::end);
        }
    }
}
