package lesson16_checker;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.lessons.lab.Checker;
import java.util.function.Supplier;
import lesson16_checker.SmallExecutor.Factory;

public final class OwnChecker extends Checker {
    public OwnChecker() {
        check("get returns the value", Factory.class, OwnChecker::returnsTheValue);
    }

    static void returnsTheValue(Supplier<Factory> executors) throws InterruptedException {
        SmallExecutor executor = executors.get().make(1, worker -> {}); // and the worker is never run
        require(executor.submit(() -> 42).get() == 42, "the task returned 42");
    }
}
