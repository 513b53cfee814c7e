package lesson16_checker;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.lessons.kit.Quiescence;
import io.raceproof.lessons.lab.Checker;
import io.raceproof.lessons.lab.Lab;
import java.util.ArrayDeque;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import lesson16_checker.SmallExecutor.Factory;
import lesson16_checker.SmallExecutor.Registration;
import lesson16_checker.SmallExecutor.Result;

public final class OwnChecker extends Checker {
    public OwnChecker() {
        claim("no worker without a task", hand -> require(hand.executor.workers() == 0, "a worker"));
        claim("a worker for each task, up to two", hand -> {
            hand.submit(1);
            require(hand.threads.size() == 1, "not one worker for one task");
            hand.submit(2);
            hand.submit(3);
            require(hand.threads.size() == 2 && hand.executor.workers() == 2, "not two workers for three tasks");
        });
        claim("submit runs nothing", hand -> require(!hand.submit(1).isDone() && hand.runs.get() == 0, "it is run"));
        claim("every task is run once", hand -> {
            for (int i = 0; i < 5; i++) {
                hand.submit(i);
            }
            hand.runAll();
            require(hand.runs.get() == 5, "five tasks, and runs: " + hand.runs);
        });
        claim("workers end", hand -> {
            hand.submit(1);
            hand.runAll();
            require(hand.executor.workers() == 0, "the worker has ended, and is counted");
            hand.submit(2);
            require(hand.threads.size() == 1, "no worker is started for the next task");
        });
        claim("get returns the value", hand -> {
            Result result = hand.submit(7);
            hand.runAll();
            require(result.isDone() && result.get() == 7, "another value");
        });
        claim("a failed start is thrown", hand -> {
            hand.refuses = true;
            try {
                hand.submit(1);
                throw new AssertionError("nothing was thrown");
            } catch (IllegalStateException e) {
                hand.refuses = false;
            }
            require(hand.executor.workers() == 0, "a worker that was not started is counted");
            hand.submit(2);
            hand.runAll();
            require(hand.runs.get() == 1, "the refused task was run, or the next one not");
        });
        claim("a failed start does not matter where there is a worker", hand -> {
            hand.submit(1);
            hand.refuses = true;
            Result second = hand.submit(2);
            hand.refuses = false;
            require(hand.executor.workers() == 1, "a worker that was not started is counted");
            hand.runAll();
            require(second.isDone(), "the second task was not run");
        });
        claim("an exception is the cause", hand -> failsWith(hand, new IllegalStateException("x")));
        claim("an error is the cause", hand -> failsWith(hand, new AssertionError("x")));
        claim("a cancelled task is not run", hand -> {
            Result result = hand.submit(1);
            require(result.cancel() && result.isDone(), "it was not cancelled");
            hand.runAll();
            require(hand.runs.get() == 0, "it was run");
            require(
                    thrownBy(result::get) instanceof CancellationException,
                    "get does not throw a CancellationException");
        });
        claim("a task is cancelled once", hand -> {
            Result result = hand.submit(1);
            require(result.cancel() && !result.cancel(), "it was cancelled twice, or not at all");
        });
        claim("a task that is done is not cancelled", hand -> {
            Result result = hand.submit(1);
            hand.runAll();
            require(!result.cancel() && result.get() == 1, "it was cancelled");
        });
        claim("a task that is run drops its value when it is cancelled", hand -> {
            AtomicReference<Result> own = new AtomicReference<>();
            own.set(hand.executor.submit(() -> own.get().cancel() ? 1 : 0));
            hand.runAll();
            require(thrownBy(own.get()::get) instanceof CancellationException, "its value was not dropped");
        });
        claim("two that wait are woken by the value", hand -> {
            Result result = hand.submit(1);
            Thread[] two = {waiting(result), waiting(result)};
            hand.runAll();
            require(Quiescence.join(two[0]) && Quiescence.join(two[1]), "a thread was not woken");
        });
        claim("two that wait are woken by a cancellation", hand -> {
            Result result = hand.submit(1);
            Thread[] two = {waiting(result), waiting(result)};
            result.cancel();
            require(Quiescence.join(two[0]) && Quiescence.join(two[1]), "a thread was not woken");
        });
        claim("an interrupt ends a wait", hand -> {
            Thread thread = waiting(hand.submit(1));
            thread.interrupt();
            require(Quiescence.join(thread), "the wait goes on");
        });
        claim("a listener is told once", hand -> {
            Result result = hand.submit(1);
            AtomicInteger told = new AtomicInteger();
            result.whenDone(told::incrementAndGet);
            require(told.get() == 0 && result.registrations() == 1, "told, or not registered");
            hand.runAll();
            result.cancel();
            require(told.get() == 1 && result.registrations() == 0, "not told once, or still registered");
        });
        claim("a listener is told of a cancellation", hand -> {
            Result result = hand.submit(1);
            AtomicInteger told = new AtomicInteger();
            result.whenDone(told::incrementAndGet);
            result.cancel();
            hand.runAll();
            require(told.get() == 1, "told: " + told);
        });
        claim("a late listener is told at once", hand -> {
            Result result = hand.submit(1);
            hand.runAll();
            AtomicInteger told = new AtomicInteger();
            result.whenDone(told::incrementAndGet);
            require(told.get() == 1 && result.registrations() == 0, "told: " + told);
        });
        claim("a listener that throws stops no other", hand -> {
            Result result = hand.submit(1);
            AtomicInteger told = new AtomicInteger();
            result.whenDone(() -> {
                throw new IllegalStateException("x");
            });
            result.whenDone(told::incrementAndGet);
            hand.runAll();
            require(told.get() == 1 && hand.executor.workers() == 0, "the other was not told, or the worker died");
        });
        claim("a registration is taken back", hand -> {
            Result result = hand.submit(1);
            AtomicInteger told = new AtomicInteger();
            Runnable listener = told::incrementAndGet;
            Registration first = result.whenDone(listener);
            result.whenDone(listener);
            first.close();
            require(result.registrations() == 1, "registrations: " + result.registrations());
            hand.runAll();
            require(told.get() == 1, "told: " + told);
        });
        claim("a listener may wait for a thread that looks", hand -> {
            Result result = hand.submit(1);
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
            hand.runAll();
            require(free.get() == 1, "listeners are called with a lock held");
        });
        race(TwoSubmit.class);
        race(SubmitAndWork.class);
        race(CancelAndWork.class);
        race(GetAndWork.class);
        race(ListenAndWork.class);
        race(LeaveAndListen.class);
        race(CancelAndCancel.class);
    }

    private void claim(String claim, Lab.Body<Hand> body) {
        check(claim, Factory.class, (Supplier<Factory> executors) -> body.run(new Hand(executors)));
    }

    private static final class Hand {
        final ArrayDeque<Runnable> threads = new ArrayDeque<>();
        final AtomicInteger runs = new AtomicInteger();
        final SmallExecutor executor;
        boolean refuses;

        Hand(Supplier<Factory> executors) {
            executor = executors.get().make(2, worker -> {
                if (refuses) {
                    throw new IllegalStateException("no thread");
                }
                threads.add(worker);
            });
        }

        Result submit(int value) {
            return executor.submit(() -> {
                runs.incrementAndGet();
                return value;
            });
        }

        void runAll() {
            while (!threads.isEmpty()) {
                threads.remove().run();
            }
        }
    }

    private static void failsWith(Hand hand, Throwable failure) {
        Result result = hand.executor.submit(() -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        });
        hand.runAll();
        require(result.isDone() && hand.executor.workers() == 0, "it is not done, or the worker died");
        Throwable thrown = thrownBy(result::get);
        require(thrown instanceof CompletionException && thrown.getCause() == failure, "get threw " + thrown);
    }

    private static Throwable thrownBy(Callable<?> call) {
        try {
            call.call();
            return null;
        } catch (Throwable t) {
            return t;
        }
    }

    private static Thread waiting(Result result) throws InterruptedException {
        Thread thread = new Thread(() -> thrownBy(result::get));
        thread.setDaemon(true);
        thread.start();
        Quiescence.await(millis -> {
            thread.join(1);
            return thread.getState() == Thread.State.WAITING;
        });
        return thread;
    }

    public static final class TwoSubmit extends ExecutorRace {
        public TwoSubmit() {
            super(1);
            actor(submit.with(1));
            actor(submit.with(2));
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

    public static final class CancelAndWork extends ExecutorRace {
        public CancelAndWork() {
            super(1);
            before(submit.with(1));
            actor(cancel.with(1));
            actor(work);
            observe(Bench::end);
        }
    }

    public static final class GetAndWork extends ExecutorRace {
        public GetAndWork() {
            super(1);
            before(submit.with(1));
            actor(get.with(1));
            actor(work);
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

    public static final class LeaveAndListen extends ExecutorRace {
        public LeaveAndListen() {
            super(1);
            before(submit.with(1), listen.with(1));
            actor(leave.with(1));
            actor(cancel.with(1));
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
}
