package lesson16_checker;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.lessons.lab.Checker;
import io.raceproof.stress.lincheck.Actors;
import java.util.ArrayDeque;
import java.util.function.Supplier;
import lesson16_checker.SmallExecutor.Factory;
import lesson16_checker.SmallExecutor.Result;

public final class OwnChecker extends Checker {
    public OwnChecker() {
        scenario("a task that is done has no worker", Factory.class, OwnChecker::hasNoWorker);
    }

    static void hasNoWorker(Supplier<Factory> executors) throws InterruptedException {
        ArrayDeque<Runnable> threads = new ArrayDeque<>();
        SmallExecutor executor = executors.get().make(1, threads::add);
        Result result = executor.submit(() -> 1);
        Runnable worker = threads.remove();
        Actors.run(executor, worker::run, () -> {
            result.get();
            require(executor.workers() == 0, "the task is done, and workers() is " + executor.workers());
        });
    }
}
