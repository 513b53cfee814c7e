package lesson16_checker;

import io.raceproof.lessons.lab.Checker;
import java.util.function.Supplier;
import lesson16_checker.SmallExecutor.Factory;

public final class OwnChecker extends Checker {
    public OwnChecker() {
        check("workers() is 0 at first", Factory.class, OwnChecker::startsWithoutWorkers);
    }

    static void startsWithoutWorkers(Supplier<Factory> executors) {
        if (executors.get().make(1, worker -> {}).workers() != 0) {
            System.exit(1);
        }
    }
}
