package lesson16_checker;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.lessons.lab.Checker;
import java.util.function.Supplier;
import lesson16_checker.SmallExecutor.Factory;
import lesson16_checker.SmallExecutor.Result;

public final class OwnChecker extends Checker {
    public OwnChecker() {
        check("a task is done in the end", Factory.class, OwnChecker::isDone);
    }

    static void isDone(Supplier<Factory> executors) throws InterruptedException {
        Result result = executors.get().make(1, worker -> {}).submit(() -> 42);
        while (!result.isDone()) {
            Thread.onSpinWait();
        }
        require(result.get() == 42, "the task returned 42");
    }
}
