package lesson16_checker;

import io.raceproof.lessons.lab.Checker;
import io.raceproof.stress.lincheck.Actors;
import java.util.function.Supplier;
import lesson16_checker.SmallExecutor.Factory;

public final class OwnChecker extends Checker {
    public OwnChecker() {
        check("tasks can be submitted", Factory.class, OwnChecker::submits);
        scenario("two threads can submit", Factory.class, OwnChecker::twoSubmit);
        race(TwoSubmit.class);
    }

    static void submits(Supplier<Factory> executors) {
        executors.get().make(2, worker -> {}).submit(() -> 1);
    }

    static void twoSubmit(Supplier<Factory> executors) throws InterruptedException {
        SmallExecutor executor = executors.get().make(9, worker -> {});
        Actors.run(executor, () -> executor.workers(), () -> {});
    }

    public static final class TwoSubmit extends ExecutorRace {
        public TwoSubmit() {
            super(9);
            actor(isDone.with(1));
            actor(isDone.with(2));
        }
    }
}
