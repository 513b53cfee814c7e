package lesson16_checker;

import static io.raceproof.lessons.lab.Check.require;

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
        check("errors and failed starts leave the executor as it was", Factory.class, OwnChecker::survives);
        scenario("woken for no reason, and for a reason", Factory.class, OwnChecker::wakes);
        race(AllAtOnce.class);
        race(Listeners.class);
        race(Ends.class);
    }

    static void survives(Supplier<Factory> executors) throws InterruptedException {
        ArrayDeque<Runnable> threads = new ArrayDeque<>();
        boolean[] refuses = new boolean[1];
        SmallExecutor executor = executors.get().make(2, worker -> {
            if (refuses[0]) {
                throw new OutOfMemoryError("no thread");
            }
            threads.add(worker);
        });
        Result failed = executor.submit(() -> {
            throw new StackOverflowError("x");
        });
        refuses[0] = true;
        Result next = executor.submit(() -> 2);
        AtomicInteger told = new AtomicInteger();
        next.whenDone(() -> told.addAndGet(1)).close();
        require(executor.workers() == 1 && next.registrations() == 0, "not one worker, or one registration too many");
        threads.remove().run();
        require(next.get() == 2 && told.get() == 0 && executor.workers() == 0, "the next task is not as it should be");
        try {
            failed.get();
            throw new AssertionError("a task threw, and get returned");
        } catch (CompletionException e) {
            require(e.getCause() instanceof StackOverflowError, "the cause is " + e.getCause());
        }
    }

    static void wakes(Supplier<Factory> executors) throws InterruptedException {
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

    public static final class AllAtOnce extends ExecutorRace {
        public AllAtOnce() {
            super(1);
            before(submit.with(1));
            actor(work, work);
            actor(submit.with(2), isDone.with(1), get.with(1));
            observe(Bench::end);
        }
    }

    public static final class Listeners extends ExecutorRace {
        public Listeners() {
            super(1);
            before(submit.with(1));
            actor(listen.with(1));
            actor(listen.with(1), cancel.with(1));
            observe(Bench::end);
        }
    }

    public static final class Ends extends ExecutorRace {
        public Ends() {
            super(1);
            before(submit.with(1));
            actor(work);
            actor(cancel.with(1));
            observe(Bench::end);
        }
    }
}
