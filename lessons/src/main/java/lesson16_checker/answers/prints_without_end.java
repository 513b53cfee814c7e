package lesson16_checker;

import io.raceproof.lessons.lab.Checker;
import java.util.function.Supplier;
import lesson16_checker.SmallExecutor.Factory;

public final class OwnChecker extends Checker {
    public OwnChecker() {
        check("workers() is printed", Factory.class, OwnChecker::prints);
    }

    static void prints(Supplier<Factory> executors) {
        SmallExecutor executor = executors.get().make(1, worker -> {});
        while (executor.workers() == 0) {
            System.out.println("no worker was started, and this check goes on telling so until one is");
        }
    }
}
