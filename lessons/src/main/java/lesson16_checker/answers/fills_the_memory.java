package lesson16_checker;

import io.raceproof.lessons.lab.Checker;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import lesson16_checker.SmallExecutor.Factory;
import lesson16_checker.SmallExecutor.Result;

public final class OwnChecker extends Checker {
    public OwnChecker() {
        check("it takes any number of tasks", Factory.class, OwnChecker::takesAll);
    }

    static void takesAll(Supplier<Factory> executors) {
        List<int[]> kept = new ArrayList<>();
        SmallExecutor executor = executors.get().make(1, worker -> {});
        for (Result last = executor.submit(() -> 1); !last.isDone(); last = executor.submit(() -> 1)) {
            kept.add(new int[1 << 20]);
        }
    }
}
