package lesson16_checker;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.lessons.lab.Bank;
import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Look;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The learner's checker, scored on mutants of the small executor. */
public final class CheckerLab extends Lab {
    private static final List<Bank.Kind> KINDS = List.of(
            new Bank.Kind(
                    "workers",
                    "Do two submit at once, or one while a worker ends? Two tasks, one worker? A start that fails?",
                    "drop-monitor:Reference$Pool.submit#1",
                    "drop-monitor:Reference$Pool.next#1",
                    "while-to-if:Reference$Pool.work#1",
                    "skip-call:Reference$Pool.maybeStartWorker#2"),
            new Bank.Kind(
                    "completion",
                    "Does one complete while another cancels, or looks and takes the value? Do tasks throw, errors too?",
                    "drop-monitor:Reference$Task.complete#1",
                    "drop-volatile:Reference$Task.state#1",
                    "swap-writes:Reference$Task.complete#2",
                    "narrow-catch:Reference$Task.run#1"),
            new Bank.Kind(
                    "waiting",
                    "Do threads wait in get before the task is run? Is one woken for no reason?",
                    "drop-wake:Reference$Task.wake#1",
                    "while-to-if:Reference$Task.get#1"),
            new Bank.Kind(
                    "listeners",
                    "Does one register while another completes, or registers? Is a registration taken back, and counted?",
                    "drop-monitor:Reference$Task.whenDone#1",
                    "skip-call:Reference$Listening.close#1"));

    /** For the framework. */
    public CheckerLab() {
        unitTest(SmallExecutor.Factory.class, CheckerLab::a_listener_is_told);
        race(WorkAndListen.class, Look.MODEL, Look.HAPPENS_BEFORE);
        bank(new Bank(
                List.of(Reference.class, ConditionExecutor.class, CasExecutor.class, LatchExecutor.class),
                ExecutorRace.Idle.class,
                10,
                KINDS,
                new Bank.Own(
                        "lesson16_checker.own.OwnExecutor",
                        "lesson12_creating/CrewPool.java",
                        "lesson13_future/OwnFuture.java",
                        "lesson14_waiting/OwnQueue.java",
                        "lesson15_completed/OwnCells.java")));
    }

    // @start region="test"
    static void a_listener_is_told(SmallExecutor.Factory executors) {
        ArrayDeque<Runnable> threads = new ArrayDeque<>();
        SmallExecutor.Result result = executors.make(1, threads::add).submit(() -> 1);
        AtomicInteger told = new AtomicInteger();
        result.whenDone(told::incrementAndGet);
        threads.remove().run();
        require(told.get() == 1, "the task is done, and its listener was called " + told + " times");
    }
    // @end

    // @start region="race"
    /** A worker completes a task while another thread registers a listener. */
    public static final class WorkAndListen extends ExecutorRace {
        /** For the lenses. */
        public WorkAndListen() {
            super(1);
            broken("LooksTwice", () -> new Bench(1, new LooksTwice()));
            fixed("Reference", () -> new Bench(1, new Reference()));
            before(submit.with(1));
            actor(work);
            actor(listen.with(1));
            observe(Bench::end);
            name("told twice", o -> String.valueOf(o.end()).contains("told 2"));
            name("never told", o -> String.valueOf(o.end()).contains("told 0"));
            name("told once", o -> String.valueOf(o.end()).contains("told 1"));
        }
    }
    // @end
}
