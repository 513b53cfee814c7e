package io.raceproof.stress.lincheck;

import io.raceproof.stress.process.ChildJvm;
import io.raceproof.stress.process.JvmSettings;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
     * @param file on each line a class name and its {@link Exploration#calls}, between tabs
     */
    public static String first(Path file) {
        return "-D" + Calls.FIRST + "=" + file.toAbsolutePath();
    }

    /**
     * Explores each scenario.
     *
     * @param schedules at most so many interleavings of each; a violation ends it early
     * @param limit for all together; then the JVM is killed, and what has not finished is trouble of the tool
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
        List<String> names = new ArrayList<>();
        scenarios.forEach(scenario -> names.add(scenario.getName()));
        names.add(Canary.class.getName());
        List<Exploration> found = runOnce(names, schedules, limit, settings, untilBroken, directory);
        if (found.stream().anyMatch(ModelCheck::isFaultOfTheTool)) {
            List<Exploration> again =
                    runOnce(names, schedules, limit, settings, untilBroken, directory.resolve("again"));
            for (int i = 0; i < found.size(); i++) {
                found.set(i, found.get(i).finding().isBroken() ? found.get(i) : again.get(i));
            }
        }
        int last = found.size() - 1;
        return new Result(found.get(last), List.copyOf(found.subList(0, last)));
    }

    /**
     * Lincheck 3.7 fails with an exception of its own when a thread that it knows weakly is collected before its report.
     * {@link Actors} keeps its threads; those that a scenario's pool has started are not ours to keep. It says nothing
     * about the scenario, so that is asked once more, in a new JVM. A violation is never asked again.
     */
    private static boolean isFaultOfTheTool(Exploration exploration) {
        return exploration.finding() == Exploration.Finding.TOOL_TROUBLE
                && exploration.message().startsWith(Explorer.TOOL_THREW);
    }

    private static List<Exploration> runOnce(
            List<String> names,
            int schedules,
            Duration limit,
            JvmSettings settings,
            boolean untilBroken,
            Path directory)
            throws InterruptedException {
        Path file = directory.toAbsolutePath().resolve("explorations.ser");
        List<String> arguments =
                new ArrayList<>(List.of(file.toString(), Integer.toString(schedules), Boolean.toString(untilBroken)));
        arguments.addAll(names);
        deleteOld(file);
        ChildJvm.Exit exit = new ChildJvm(ModelCheckMain.class.getName(), directory)
                .shortLived()
                .flags("-XX:+EnableDynamicAgentLoading")
                .settings(settings)
                .arguments(arguments)
                .limit(limit)
                .run();
        List<Exploration> found = read(file);
        boolean stopped =
                untilBroken && found.stream().anyMatch(e -> e.finding().isBroken());
        for (String name : names.subList(found.size(), names.size())) {
            found.add(stopped ? notRun(name) : missing(name, exit));
        }
        return found;
    }

    private static Exploration notRun(String name) {
        return new Exploration(name, Exploration.Finding.NOT_RUN, "", 0, 0, null);
    }

    private static Exploration missing(String name, ChildJvm.Exit exit) {
        return new Exploration(name, Exploration.Finding.TOOL_TROUBLE, whyMissing(exit), 0, 0, null);
    }

    private static String whyMissing(ChildJvm.Exit exit) {
        return exit.timedOut()
                ? "the model checker was killed because its time was up, see " + exit.log()
                : "the model checker ended with exit status " + exit.exitCode() + ", see " + exit.log();
    }

    private static void deleteOld(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("an old result cannot be deleted: " + file, e);
        }
    }

    /** The explorations that the child finished. */
    private static List<Exploration> read(Path file) {
        List<Exploration> found = new ArrayList<>();
        try (ObjectInputStream in = new ObjectInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (true) {
                found.add((Exploration) in.readObject());
            }
        } catch (EOFException | java.nio.file.NoSuchFileException end) {
            return found;
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("the model checker's results cannot be read: " + file, e);
        }
    }
}
