package lesson16_checker;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.lessons.lab.Checker;
import java.util.ArrayDeque;
import java.util.function.Supplier;
import lesson16_checker.SmallExecutor.Factory;
import lesson16_checker.SmallExecutor.Result;

public final class OwnChecker extends Checker {
    public OwnChecker() {
        check("get throws the same each time", Factory.class, OwnChecker::throwsTheSame);
    }

    static void throwsTheSame(Supplier<Factory> executors) {
        ArrayDeque<Runnable> threads = new ArrayDeque<>();
        SmallExecutor executor = executors.get().make(1, threads::add);
        Result result = executor.submit(() -> {
            throw new IllegalStateException("fails");
        });
        threads.remove().run();
        require(thrown(result) == thrown(result), "get threw two different exceptions");
    }

    private static Throwable thrown(Result result) {
        try {
            result.get();
            return null;
        } catch (Exception e) {
            return e;
        }
    }
}
