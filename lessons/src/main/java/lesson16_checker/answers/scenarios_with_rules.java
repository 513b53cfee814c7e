package lesson16_checker;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.lessons.kit.Quiescence;
import io.raceproof.lessons.lab.Checker;
import io.raceproof.stress.lincheck.Actors;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import lesson16_checker.SmallExecutor.Factory;
import lesson16_checker.SmallExecutor.Registration;
import lesson16_checker.SmallExecutor.Result;

public final class OwnChecker extends Checker {
    public OwnChecker() {
        check("starting, and failing to", Factory.class, OwnChecker::starts);
        check("tasks that throw", Factory.class, OwnChecker::fails);
        check("listeners", Factory.class, OwnChecker::listeners);
        check("waiting", Factory.class, OwnChecker::waiting);
        scenario("two submit, and one worker is allowed", Factory.class, OwnChecker::twoSubmit);
        scenario("a task arrives when the worker leaves", Factory.class, OwnChecker::lastTask);
        scenario("the value is there when the task is done", Factory.class, OwnChecker::published);
        scenario("a failure is there when the task is done", Factory.class, OwnChecker::failurePublished);
        scenario("value or cancellation", Factory.class, OwnChecker::valueOrCancellation);
        scenario("cancelled once", Factory.class, OwnChecker::cancelledOnce);
        scenario("a wake-up without a reason ends no wait", Factory.class, OwnChecker::spurious);
        scenario("told once", Factory.class, OwnChecker::toldOnce);
        scenario("two register", Factory.class, OwnChecker::twoRegister);
        scenario("one registers, one leaves", Factory.class, OwnChecker::registerAndLeave);
    }

    /** An executor, and the threads that it has started. */
    private static final class Site {
        final ConcurrentLinkedQueue<Runnable> threads = new ConcurrentLinkedQueue<>();
        final SmallExecutor executor;

        Site(Supplier<Factory> executors) {
            executor = executors.get().make(1, threads::add);
        }

        void workAll() {
            for (Runnable worker = threads.poll(); worker != null; worker = threads.poll()) {
                worker.run();
            }
        }
    }

    static void starts(Supplier<Factory> executors) throws InterruptedException {
        int[] starts = new int[1];
        SmallExecutor refusing = executors.get().make(2, worker -> {
            if (++starts[0] != 2) {
                throw new OutOfMemoryError("no thread");
            }
        });
        try {
            refusing.submit(() -> 1);
            throw new AssertionError("no worker could be started, and submit threw nothing");
        } catch (OutOfMemoryError e) {
            require(refusing.workers() == 0, "a worker that was not started is counted");
        }
        refusing.submit(() -> 2);
        refusing.submit(() -> 3);
        require(starts[0] == 3 && refusing.workers() == 1, "starts: " + starts[0] + ", workers: " + refusing.workers());

        Site site = new Site(executors);
        require(site.threads.isEmpty(), "a worker without a task");
        AtomicInteger runs = new AtomicInteger();
        Result one = site.executor.submit(runs::incrementAndGet);
        Result two = site.executor.submit(runs::incrementAndGet);
        require(site.threads.size() == 1 && site.executor.workers() == 1 && runs.get() == 0, "not one worker");
        site.workAll();
        require(one.get() == 1 && two.get() == 2 && runs.get() == 2, "two tasks were not run, one after the other");
        require(site.executor.workers() == 0, "the worker has ended, and is counted");
    }

    static void fails(Supplier<Factory> executors) throws InterruptedException {
        Site site = new Site(executors);
        Result exception = site.executor.submit(() -> {
            throw new IllegalArgumentException("x");
        });
        Result error = site.executor.submit(() -> {
            throw new StackOverflowError("y");
        });
        Result cancelled = site.executor.submit(() -> 3);
        require(cancelled.cancel() && !cancelled.cancel(), "not cancelled once");
        Result last = site.executor.submit(() -> 4);
        site.workAll();
        require(last.get() == 4 && !last.cancel(), "the last task was not run");
        require(causeOf(exception) instanceof IllegalArgumentException, "the cause is another");
        require(causeOf(error) instanceof StackOverflowError, "the cause is another");
        try {
            cancelled.get();
            throw new AssertionError("get returned, and the task was cancelled");
        } catch (CancellationException e) {
            require(!exception.cancel() && site.executor.workers() == 0, "a failed task was cancelled");
        }
    }

    private static Throwable causeOf(Result result) throws InterruptedException {
        require(result.isDone(), "a task threw, and is not done");
        try {
            result.get();
            return null;
        } catch (CompletionException e) {
            return e.getCause();
        }
    }

    static void listeners(Supplier<Factory> executors) {
        Site site = new Site(executors);
        Result result = site.executor.submit(() -> 1);
        AtomicInteger told = new AtomicInteger();
        AtomicInteger free = new AtomicInteger();
        Registration left = result.whenDone(() -> told.addAndGet(100));
        result.whenDone(() -> {
            throw new IllegalStateException("stops no other");
        });
        result.whenDone(told::incrementAndGet);
        result.whenDone(() -> free.set(canOthersLook(result) ? 1 : 0));
        left.close();
        require(result.registrations() == 3 && told.get() == 0, "not three registrations");
        site.workAll();
        require(told.get() == 1 && result.registrations() == 0, "not one was told");
        require(free.get() == 1, "a lock is held while listeners are told");
        result.whenDone(told::incrementAndGet);
        require(told.get() == 2 && result.registrations() == 0, "a late listener was not told at once");
    }

    private static boolean canOthersLook(Result result) {
        Thread other = new Thread(result::registrations);
        other.setDaemon(true);
        other.start();
        try {
            return Quiescence.join(other);
        } catch (InterruptedException e) {
            return false;
        }
    }

    static void waiting(Supplier<Factory> executors) throws InterruptedException {
        for (int way = 0; way < 3; way++) {
            Site site = new Site(executors);
            Result result = site.executor.submit(() -> 1);
            AtomicInteger woken = new AtomicInteger();
            Thread[] waiters = new Thread[2];
            for (int i = 0; i < 2; i++) {
                waiters[i] = new Thread(() -> {
                    try {
                        woken.addAndGet(result.get());
                    } catch (CancellationException e) {
                        woken.addAndGet(10);
                    } catch (InterruptedException e) {
                        woken.addAndGet(100);
                    }
                });
                waiters[i].setDaemon(true);
                waiters[i].start();
                Thread thread = waiters[i];
                Quiescence.await(millis -> {
                    thread.join(1);
                    return thread.getState() == Thread.State.WAITING;
                });
            }
            if (way == 0) {
                site.workAll();
            } else if (way == 1) {
                result.cancel();
            } else {
                waiters[0].interrupt();
                waiters[1].interrupt();
            }
            require(Quiescence.join(waiters[0]) && Quiescence.join(waiters[1]), "a thread still waits");
            require(woken.get() == 2 * (int) Math.pow(10, way), "the threads that waited saw something else");
        }
    }

    static void twoSubmit(Supplier<Factory> executors) throws InterruptedException {
        Site site = new Site(executors);
        AtomicInteger runs = new AtomicInteger();
        Actors.run(
                site,
                () -> site.executor.submit(runs::incrementAndGet),
                () -> site.executor.submit(runs::incrementAndGet));
        require(site.threads.size() == 1, "workers: " + site.threads.size());
        site.workAll();
        require(runs.get() == 2 && site.executor.workers() == 0, "not two runs");
    }

    static void lastTask(Supplier<Factory> executors) throws InterruptedException {
        Site site = new Site(executors);
        AtomicInteger runs = new AtomicInteger();
        site.executor.submit(runs::incrementAndGet);
        Actors.run(site, site::workAll, () -> site.executor.submit(runs::incrementAndGet));
        site.workAll();
        require(runs.get() == 2 && site.executor.workers() == 0, "a task was not run, or run twice");
    }

    static void published(Supplier<Factory> executors) throws InterruptedException {
        Site site = new Site(executors);
        Result result = site.executor.submit(() -> 7);
        Actors.run(site, site::workAll, () -> {
            if (result.isDone()) {
                require(result.get() == 7, "it is done, and has another value");
            }
        });
    }

    static void failurePublished(Supplier<Factory> executors) throws InterruptedException {
        Site site = new Site(executors);
        Result result = site.executor.submit(() -> {
            throw new IllegalStateException("x");
        });
        Actors.run(site, site::workAll, () -> {
            if (result.isDone()) {
                require(causeOf(result) instanceof IllegalStateException, "it is done, and has not failed");
            }
        });
    }

    static void valueOrCancellation(Supplier<Factory> executors) throws InterruptedException {
        Site site = new Site(executors);
        Result result = site.executor.submit(() -> 7);
        AtomicInteger cancelled = new AtomicInteger();
        Actors.run(site, site::workAll, () -> cancelled.set(result.cancel() ? 1 : 0));
        boolean hasValue;
        try {
            hasValue = result.get() == 7;
        } catch (CancellationException e) {
            hasValue = false;
        }
        require(hasValue == (cancelled.get() == 0), "cancel returned " + cancelled + ", value: " + hasValue);
    }

    static void cancelledOnce(Supplier<Factory> executors) throws InterruptedException {
        Site site = new Site(executors);
        Result result = site.executor.submit(() -> 7);
        AtomicInteger cancelled = new AtomicInteger();
        AtomicInteger told = new AtomicInteger();
        result.whenDone(told::incrementAndGet);
        Actors.run(
                site,
                () -> cancelled.addAndGet(result.cancel() ? 1 : 0),
                () -> cancelled.addAndGet(result.cancel() ? 1 : 0));
        require(cancelled.get() == 1 && told.get() == 1, "cancelled by " + cancelled + ", told " + told);
    }

    static void spurious(Supplier<Factory> executors) throws InterruptedException {
        Site site = new Site(executors);
        Result result = site.executor.submit(() -> 7);
        Actors.run(
                site,
                () -> require(result.get() == 7, "get returned another value"),
                () -> {
                    synchronized (result) {
                        result.notifyAll();
                    }
                },
                site::workAll);
    }

    static void toldOnce(Supplier<Factory> executors) throws InterruptedException {
        Site site = new Site(executors);
        Result result = site.executor.submit(() -> 7);
        AtomicInteger told = new AtomicInteger();
        Actors.run(site, site::workAll, () -> result.whenDone(told::incrementAndGet));
        require(told.get() == 1 && result.registrations() == 0, "told " + told + " times");
    }

    static void twoRegister(Supplier<Factory> executors) throws InterruptedException {
        Result result = new Site(executors).executor.submit(() -> 7);
        Actors.run(result, () -> result.whenDone(() -> {}), () -> result.whenDone(() -> {}));
        require(result.registrations() == 2, "two are registered, and registrations() is " + result.registrations());
    }

    static void registerAndLeave(Supplier<Factory> executors) throws InterruptedException {
        Result result = new Site(executors).executor.submit(() -> 7);
        Registration first = result.whenDone(() -> {});
        Actors.run(result, first::close, () -> result.whenDone(() -> {}));
        require(result.registrations() == 1, "one is registered, and registrations() is " + result.registrations());
    }
}
