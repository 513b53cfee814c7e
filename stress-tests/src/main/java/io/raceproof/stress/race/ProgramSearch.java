package io.raceproof.stress.race;

import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.Exploration.Finding;
import io.raceproof.stress.lincheck.Search;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Searches programs for one that fails on a subject: those that are kept, then generated ones; what fails is shrunk.
 *
 * <pre>
 *   kept, generated ──► may it wait? ──► serial run ──► model checker ──► fails ──► shrunk ──► told
 *                        │ yes                                │ cannot look into it
 *                        └─────────► the next one ◄───────────┘
 * </pre>
 */
public final class ProgramSearch implements Search {
    private static final int SERIAL_ORDERS = 6;

    /** A thread that is seen waiting so often has kept a lock: what that means, the model checker says. */
    private static final int ASLEEP = 50;

    /** What it is told by its name: the effort, and the trial. */
    private final Effort effort;

    private final Trial trial;

    /** What was seen on the way: for one thread. */
    private int schedules;

    private long millis;
    private int explored;
    private @Nullable Exploration trouble;

    /** Of an {@link Effort} and a {@link Trial}, as texts with # between them. */
    public ProgramSearch(String text) {
        int between = text.indexOf('#');
        this.effort = Effort.parse(text.substring(0, between));
        this.trial = Trial.parse(text.substring(between + 1));
    }

    /** What the model checker is to be told. */
    static String nameOf(Trial trial, Effort effort) {
        return ProgramSearch.class.getName() + "#" + effort.text() + "#" + trial.text();
    }

    @Override
    public Exploration search(Exploring exploring) {
        return search(trial.load(), exploring);
    }

    private <S> Exploration search(Race<S> race, Exploring exploring) {
        Iterator<Program<S>> kept = KeptPrograms.toBeginWith(race).iterator();
        Programs<S> generated = new Programs<>(race, effort.seed());
        long end = cpuNanos() + effort.cpu().toNanos();
        for (int i = 0; i < effort.programs() && cpuNanos() < end; i++) {
            Program<S> program = kept.hasNext() ? kept.next() : generated.next();
            Exploration found = explore(race, program, exploring);
            if (found != null && found.finding().isBroken()) {
                return smallest(race, program, exploring, found);
            }
        }
        return nothing();
    }

    /** Explores one program; null if it cannot be. */
    private <S> @Nullable Exploration explore(Race<S> race, Program<S> program, Exploring exploring) {
        Stage<S> stage;
        try {
            stage = Stage.of(race, trial.subject(), program);
        } catch (IllegalArgumentException e) {
            return null; // too many orders, or its first calls wait for ever: others will do
        }
        if (stage.rule().mayWait()) {
            return null; // the model checker would stop at the first thread that waits for ever
        }
        String fault = serialFault(stage);
        Exploration found = fault == null
                ? exploring.explore(
                        new RaceScenario(stage, new Clock(stage.program().size())), effort.schedules())
                : new Exploration(trial.text(), Finding.VIOLATION, fault, 1, 0, null);
        schedules += found.schedules();
        millis += found.millis();
        if (found.finding() == Finding.TOOL_TROUBLE) {
            trouble = found;
        } else {
            explored++;
        }
        return found;
    }

    /** What is wrong without any concurrency: in some orders, by one thread; null if nothing is, or if that thread waits. */
    private static @Nullable String serialFault(Stage<?> stage) {
        AtomicReference<@Nullable String> fault = new AtomicReference<>();
        Thread thread = new Thread(() -> fault.set(faultIn(stage)), "serial");
        thread.setDaemon(true);
        thread.start();
        try {
            for (int asleep = 0; thread.isAlive() && asleep < ASLEEP; ) {
                thread.join(1);
                boolean waits = thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.BLOCKED;
                asleep = waits ? asleep + 1 : 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return fault.get();
    }

    private static @Nullable String faultIn(Stage<?> stage) {
        for (List<Integer> order :
                stage.rule().orders().stream().limit(SERIAL_ORDERS).toList()) {
            Outcome outcome = stage.serial(order);
            if (!stage.rule().allows(outcome, order)) {
                return stage.rule().nameOf(outcome) + ", by one thread";
            }
        }
        return null;
    }

    private <S> Exploration smallest(Race<S> race, Program<S> program, Exploring exploring, Exploration found) {
        List<Exploration> last = new ArrayList<>(List.of(found));
        Program<S> smallest = Programs.shrink(program, smaller -> {
            Exploration again = explore(race, smaller, exploring);
            boolean fails = again != null && again.finding().isBroken();
            if (fails) {
                last.set(0, again);
            }
            return fails;
        });
        Exploration shown = last.get(0);
        return new Exploration(
                shown.scenario(),
                shown.finding(),
                shown.message() + " (program: " + smallest.text() + ")",
                schedules,
                millis,
                shown.interleaving(),
                smallest.text());
    }

    private Exploration nothing() {
        if (explored == 0) {
            String why = trouble == null
                    ? "every generated program may wait for ever: no model checker looks into these"
                    : trouble.message();
            return new Exploration(trial.text(), Finding.TOOL_TROUBLE, why, schedules, millis, null);
        }
        return new Exploration(trial.text(), Finding.NOTHING, "", schedules, millis, null);
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : System.nanoTime();
    }
}
