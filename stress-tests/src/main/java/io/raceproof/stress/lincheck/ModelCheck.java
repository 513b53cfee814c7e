package io.raceproof.stress.lincheck;

import io.raceproof.stress.process.JvmSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Has Lincheck explore the interleavings of {@link Scenario}s, in a JVM of its own: the tool rewrites the classes of the
 * JVM it runs in, and prints.
 *
 * <p>What it sees: every order of reads, writes, locks and waits, as if memory were sequentially consistent. What it
 * cannot see: a missing volatile, reordering, tearing, and lost unparks of LockSupport; what happens when a time-out runs
 * out. For those there is jcstress.
 */
public final class ModelCheck {
    /**
     * What a run gave.
     *
     * @param canary what was found in the {@link Canary}; if it is not broken, the tool sees nothing on this JVM
     * @param explorations of the scenarios, in their order
     */
    public record Result(Exploration canary, List<Exploration> explorations) {}

    private ModelCheck() {}

    /**
     * The JVM flag that makes a run begin with calls that were broken before, of {@link Histories}.
     *
     * @param file {@link FirstCalls}, appended
     */
    public static String first(Path file) {
        return "-D" + Calls.FIRST + "=" + file.toAbsolutePath();
    }

    /**
     * Explores each scenario.
     *
     * @param schedules at most so many interleavings of each; a violation ends it early
     * @param limit if none of them is finished for so long, the JVM is killed, and what has not finished is trouble of the tool
     * @param flags JVM flags for it, such as system properties that the scenarios need
     * @param directory for its files
     * @throws InterruptedException if this thread was interrupted; the run is killed
     */
    public static Result run(
            List<Class<? extends Scenario>> scenarios,
            int schedules,
            Duration limit,
            List<String> flags,
            Path directory)
            throws InterruptedException {
        JvmSettings settings = new JvmSettings(List.of(), flags);
        return run(scenarios, schedules, limit, settings, false, directory);
    }

    /**
     * The same, with another class path, and if {@code untilBroken} only up to the first scenario that is broken: those
     * after it, and the canary, are then not run.
     */
    public static Result run(
            List<Class<? extends Scenario>> scenarios,
            int schedules,
            Duration limit,
            JvmSettings settings,
            boolean untilBroken,
            Path directory)
            throws InterruptedException {
        return runNamed(
                scenarios.stream().map(Class::getName).toList(), schedules, limit, settings, untilBroken, directory);
    }

    /**
     * The same, of scenarios by their names: a class name, or one with a text behind a #, which the class's public
     * constructor with one String is given.
     */
    public static Result runNamed(
            List<String> scenarios,
            int schedules,
            Duration limit,
            JvmSettings settings,
            boolean untilBroken,
            Path directory)
            throws InterruptedException {
        List<String> all = untilBroken ? List.of() : scenarios;
        List<String> untilOneIs = untilBroken ? scenarios : List.of();
        try (WarmModelChecker standby = standByNamed(all, schedules, settings, directory)) {
            return standby.exploreNamed(untilOneIs, limit);
        }
    }

    /**
     * Starts a model checker that is told later what else it is to explore.
     *
     * @param first what it explores meanwhile, whatever comes of it
     * @param schedules at most so many interleavings of each scenario
     * @param directory for its files
     */
    public static WarmModelChecker standBy(
            List<Class<? extends Scenario>> first, int schedules, JvmSettings settings, Path directory) {
        return standByNamed(first.stream().map(Class::getName).toList(), schedules, settings, directory);
    }

    /** The same, of scenarios by their names, as {@link #runNamed} has them. */
    public static WarmModelChecker standByNamed(
            List<String> first, int schedules, JvmSettings settings, Path directory) {
        return new WarmModelChecker(first, schedules, settings, directory);
    }
}
