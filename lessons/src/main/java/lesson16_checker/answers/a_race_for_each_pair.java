package lesson16_checker;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.lessons.kit.Quiescence;
import io.raceproof.lessons.lab.Checker;
import io.raceproof.stress.lincheck.Actors;
import java.util.ArrayDeque;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import lesson16_checker.SmallExecutor.Factory;
import lesson16_checker.SmallExecutor.Result;

public final class OwnChecker extends Checker {
    public OwnChecker() {
        scenario("a wake-up without a reason ends no wait", Factory.class, OwnChecker::bearsASpuriousWakeUp);
        race(TwoSubmit.class);
        race(ThreeSubmit.class);
        race(SubmitAndWork.class);
        race(TwoWorkers.class);
        race(LookAndWork.class);
        race(CancelAndWork.class);
        race(CancelAndCancel.class);
        race(ListenAndWork.class);
        race(ListenAndListen.class);
        race(LeaveAndListen.class);
        race(LeaveThenCancel.class);
        check("an error is the cause, and the worker goes on", Factory.class, OwnChecker::passesErrorsOn);
        check("a failed start does not count", Factory.class, OwnChecker::survivesAFailedStart);
        check("a listener that throws stops no other", Factory.class, OwnChecker::tellsAll);
        check("all waiting threads are woken", Factory.class, OwnChecker::wakesAll);
        check("listeners are told without a lock", Factory.class, OwnChecker::tellsWithoutALock);
    }

    static void passesErrorsOn(Supplier<Factory> executors) throws InterruptedException {
        ArrayDeque<Runnable> threads = new ArrayDeque<>();
        SmallExecutor executor = executors.get().make(1, threads::add);
        Error error = new StackOverflowError();
        Result failed = executor.submit(() -> {
            throw error;
        });
        Result next = executor.submit(() -> 2);
        threads.remove().run();
        require(next.isDone() && executor.workers() == 0, "the next task was not run");
        try {
            failed.get();
            throw new AssertionError("get returned, and the task threw");
        } catch (CompletionException e) {
            require(e.getCause() == error, "the cause is " + e.getCause());
        }
    }

    static void survivesAFailedStart(Supplier<Factory> executors) {
        ArrayDeque<Runnable> threads = new ArrayDeque<>();
        boolean[] refuses = {true};
        SmallExecutor executor = executors.get().make(2, worker -> {
            if (refuses[0]) {
                throw new OutOfMemoryError("no thread");
            }
            threads.add(worker);
        });
        AtomicInteger runs = new AtomicInteger();
        try {
            executor.submit(runs::incrementAndGet);
            throw new AssertionError("submit threw nothing");
        } catch (OutOfMemoryError e) {
            refuses[0] = false;
        }
        require(executor.workers() == 0, "a worker that was not started is counted");
        executor.submit(runs::incrementAndGet);
        refuses[0] = true;
        executor.submit(runs::incrementAndGet);
        require(executor.workers() == 1, "workers() is " + executor.workers());
        threads.remove().run();
        require(runs.get() == 2 && executor.workers() == 0, "runs: " + runs);
    }

    static void tellsAll(Supplier<Factory> executors) {
        ArrayDeque<Runnable> threads = new ArrayDeque<>();
        Result result = executors.get().make(1, threads::add).submit(() -> 1);
        AtomicInteger told = new AtomicInteger();
        result.whenDone(() -> {
            throw new IllegalStateException("x");
        });
        result.whenDone(told::incrementAndGet);
        threads.remove().run();
        require(told.get() == 1, "told: " + told);
    }

    static void wakesAll(Supplier<Factory> executors) throws InterruptedException {
        ArrayDeque<Runnable> threads = new ArrayDeque<>();
        Result result = executors.get().make(1, threads::add).submit(() -> 1);
        Thread[] waiting = new Thread[2];
        for (int i = 0; i < waiting.length; i++) {
            Thread thread = new Thread(() -> {
                try {
                    result.get();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            thread.setDaemon(true);
            thread.start();
            Quiescence.await(millis -> {
                thread.join(1);
                return thread.getState() == Thread.State.WAITING;
            });
            waiting[i] = thread;
        }
        threads.remove().run();
        require(Quiescence.join(waiting[0]) && Quiescence.join(waiting[1]), "a thread was not woken");
    }

    static void tellsWithoutALock(Supplier<Factory> executors) {
        Result result = executors.get().make(1, worker -> {}).submit(() -> 1);
        AtomicInteger free = new AtomicInteger();
        result.whenDone(() -> {
            Thread other = new Thread(() -> result.whenDone(() -> {}));
            other.setDaemon(true);
            other.start();
            try {
                free.set(Quiescence.join(other) ? 1 : 0);
            } catch (InterruptedException e) {
                free.set(0);
            }
        });
        result.cancel();
        require(free.get() == 1, "a lock is held while listeners are told");
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

    public static final class TwoSubmit extends ExecutorRace {
        public TwoSubmit() {
            super(1);
            actor(submit.with(1));
            actor(submit.with(2));
            observe(Bench::end);
        }
    }

    public static final class ThreeSubmit extends ExecutorRace {
        public ThreeSubmit() {
            super(2);
            before(submit.with(1));
            actor(submit.with(2));
            actor(submit.with(Bench.FAILING));
            observe(Bench::end);
        }
    }

    public static final class SubmitAndWork extends ExecutorRace {
        public SubmitAndWork() {
            super(1);
            before(submit.with(1));
            actor(submit.with(2));
            actor(work);
            observe(Bench::end);
        }
    }

    public static final class TwoWorkers extends ExecutorRace {
        public TwoWorkers() {
            super(2);
            before(submit.with(1), submit.with(2));
            actor(work);
            actor(work);
            observe(Bench::end);
        }
    }

    public static final class LookAndWork extends ExecutorRace {
        public LookAndWork() {
            super(1);
            before(submit.with(1));
            actor(isDone.with(1), get.with(1));
            actor(work);
            observe(Bench::end);
        }
    }

    public static final class CancelAndWork extends ExecutorRace {
        public CancelAndWork() {
            super(1);
            before(submit.with(1), listen.with(1));
            actor(cancel.with(1));
            actor(work);
            observe(Bench::end);
        }
    }

    public static final class CancelAndCancel extends ExecutorRace {
        public CancelAndCancel() {
            super(1);
            before(submit.with(1), listen.with(1));
            actor(cancel.with(1));
            actor(cancel.with(1));
            observe(Bench::end);
        }
    }

    public static final class ListenAndWork extends ExecutorRace {
        public ListenAndWork() {
            super(1);
            before(submit.with(1));
            actor(listen.with(1));
            actor(work);
            observe(Bench::end);
        }
    }

    public static final class ListenAndListen extends ExecutorRace {
        public ListenAndListen() {
            super(1);
            before(submit.with(1));
            actor(listen.with(1));
            actor(listen.with(1));
            observe(Bench::end);
        }
    }

    public static final class LeaveAndListen extends ExecutorRace {
        public LeaveAndListen() {
            super(1);
            before(submit.with(1), listen.with(1));
            actor(leave.with(1));
            actor(listen.with(1));
            observe(Bench::end);
        }
    }

    public static final class LeaveThenCancel extends ExecutorRace {
        public LeaveThenCancel() {
            super(1);
            before(submit.with(1));
            actor(listen.with(1), leave.with(1), cancel.with(1));
            actor(isDone.with(1));
            observe(Bench::end);
        }
    }
}
