package lesson16_checker;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.lessons.lab.Checker;
import io.raceproof.stress.lincheck.Actors;
import java.util.ArrayDeque;
import java.util.function.Supplier;

/** Your checker. A check is run once, a scenario and a race in many interleavings; on right executors and on wrong ones. */
public final class OwnChecker extends Checker {
    /** For the framework. */
    public OwnChecker() {
        check("get returns the value", SmallExecutor.Factory.class, OwnChecker::returnsTheValue);
        scenario("submit can be called by two threads", SmallExecutor.Factory.class, OwnChecker::twoSubmit);
        race(WorkAndLook.class);
    }

    // @start region="check"
    static void returnsTheValue(Supplier<SmallExecutor.Factory> executors) throws InterruptedException {
        ArrayDeque<Runnable> threads = new ArrayDeque<>(); // started by the executor, and run by this thread
        SmallExecutor executor = executors.get().make(1, threads::add);
        SmallExecutor.Result result = executor.submit(() -> 42);
        threads.remove().run();
        require(result.get() == 42, "the task returned 42, and get returned " + result.get());
    }
    // @end

    // @start region="scenario"
    static void twoSubmit(Supplier<SmallExecutor.Factory> executors) throws InterruptedException {
        SmallExecutor executor = executors.get().make(2, worker -> {});
        Actors.run(executor, () -> executor.submit(() -> 1), () -> executor.submit(() -> 2));
        require(executor.workers() > 0, "two tasks were submitted, and no worker was started");
    }
    // @end

    // @start region="race"
    /** A worker runs a task while another thread asks whether it is done. */
    public static final class WorkAndLook extends ExecutorRace {
        /** For the lenses. */
        public WorkAndLook() {
            super(1);
            before(submit.with(1));
            actor(work);
            actor(isDone.with(1));
        }
    }
    // @end
}
