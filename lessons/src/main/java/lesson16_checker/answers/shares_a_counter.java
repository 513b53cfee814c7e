package lesson16_checker;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.lessons.lab.Checker;
import io.raceproof.stress.lincheck.Actors;
import java.util.function.Supplier;
import lesson16_checker.SmallExecutor.Factory;
import lesson16_checker.SmallExecutor.Result;

public final class OwnChecker extends Checker {
    private static final class Counter {
        int cancelled;
    }

    public OwnChecker() {
        scenario("a task is cancelled once", Factory.class, OwnChecker::cancelsOnce);
    }

    static void cancelsOnce(Supplier<Factory> executors) throws InterruptedException {
        Result result = executors.get().make(1, worker -> {}).submit(() -> 1);
        Counter counter = new Counter();
        Actors.run(
                counter,
                () -> counter.cancelled += result.cancel() ? 1 : 0,
                () -> counter.cancelled += result.cancel() ? 1 : 0);
        require(counter.cancelled == 1, "it was cancelled by " + counter.cancelled + " threads");
    }
}
