package lesson16_checker;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.lessons.lab.Checker;
import java.util.ArrayDeque;
import java.util.function.Supplier;
import lesson16_checker.SmallExecutor.Factory;
import lesson16_checker.SmallExecutor.Result;

public final class OwnChecker extends Checker {
    public OwnChecker() {
        check("three tasks have their values", Factory.class, OwnChecker::returnsValues);
        check("a task can be cancelled", Factory.class, OwnChecker::cancels);
    }

    static void returnsValues(Supplier<Factory> executors) throws InterruptedException {
        ArrayDeque<Runnable> threads = new ArrayDeque<>();
        SmallExecutor executor = executors.get().make(2, threads::add);
        Result one = executor.submit(() -> 1);
        Result two = executor.submit(() -> 2);
        Result three = executor.submit(() -> 3);
        threads.forEach(Runnable::run);
        require(one.get() + two.get() + three.get() == 6, "a task has not its value");
    }

    static void cancels(Supplier<Factory> executors) {
        Result result = executors.get().make(1, worker -> {}).submit(() -> 1);
        require(result.cancel() && result.isDone(), "it was not cancelled");
    }
}
