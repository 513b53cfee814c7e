package lesson16_checker;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.lessons.lab.Checker;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import lesson16_checker.SmallExecutor.Factory;
import lesson16_checker.SmallExecutor.Result;

public final class OwnChecker extends Checker {
    public OwnChecker() {
        check("a task is run, told, and done", Factory.class, OwnChecker::runsAndTells);
        check("a task is cancelled once", Factory.class, OwnChecker::cancelsOnce);
        race(OneAfterTheOther.class);
    }

    static void runsAndTells(Supplier<Factory> executors) throws InterruptedException {
        ArrayDeque<Runnable> threads = new ArrayDeque<>();
        SmallExecutor executor = executors.get().make(1, threads::add);
        Result result = executor.submit(() -> 1);
        AtomicInteger told = new AtomicInteger();
        result.whenDone(told::incrementAndGet);
        threads.remove().run();
        require(result.isDone() && result.get() == 1 && told.get() == 1, "it was not run, or nobody was told");
    }

    static void cancelsOnce(Supplier<Factory> executors) {
        Result result = executors.get().make(1, worker -> {}).submit(() -> 1);
        require(result.cancel() && !result.cancel(), "it was cancelled twice, or not at all");
    }

    public static final class OneAfterTheOther extends ExecutorRace {
        public OneAfterTheOther() {
            super(1);
            actor(submit.with(1), work, isDone.with(1), get.with(1), cancel.with(1));
            observe(Bench::end);
        }
    }
}
