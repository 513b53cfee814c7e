package io.raceproof.stress.lincheck;

import io.raceproof.stress.lincheck.Exploration.Finding;
import io.raceproof.stress.process.ChildJvm;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.process.RunningJvm;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A model checker that stands by: its JVM was started before all is known that it is to explore. Most of what a small
 * scenario takes is the start of the JVM, of Lincheck and of the scenario's classes.
 *
 * <pre>
 *   start ──► explores the first ──► waits ──explore──► the others, up to one that is broken ──► ends
 * </pre>
 *
 * <p>Its class path may hold folders whose files are written while it waits: a class is looked for when it is needed. For
 * one exploration, and one thread at a time.
 */
public final class WarmModelChecker implements AutoCloseable {
    private final List<String> first;
    private final int schedules;
    private final JvmSettings settings;
    private final Path directory;
    private RunningJvm jvm;

    /** Asked or closed. A JVM that was killed may be seen alive for a moment. */
    private boolean over;

    WarmModelChecker(List<String> first, int schedules, JvmSettings settings, Path directory) {
        this.first = List.copyOf(first);
        this.schedules = schedules;
        this.settings = settings;
        this.directory = directory.toAbsolutePath();
        this.jvm = start(this.directory);
    }

    private RunningJvm start(Path folder) {
        deleteOld(results(folder));
        RunningJvm started = new ChildJvm(ModelCheckMain.class.getName(), folder)
                .shortLived()
                .dumpThreads()
                .flags(
                        "-XX:+EnableDynamicAgentLoading",
                        "-Djdk.attach.allowAttachSelf=true") // or a JVM more, to attach
                .settings(settings)
                .arguments(List.of(
                        results(folder).toString(), Integer.toString(schedules), Integer.toString(first.size())))
                .start();
        started.tell(first);
        return started;
    }

    private static Path results(Path folder) {
        return folder.resolve("explorations.ser");
    }

    /** Whether it can still be asked. */
    public boolean isAlive() {
        return !over && jvm.isAlive();
    }

    /** Whether it has explored the first ones: for tests. */
    boolean isReady() {
        return readSoFar(results(directory)).size() == first.size();
    }

    /**
     * Explores these as well, up to the first that is broken: those after it, and the canary, are then not run. Ends it.
     *
     * @param limit if it finishes none of them for so long, the JVM is killed, and what has not finished is trouble of the tool
     * @return the explorations of the first ones, and of these
     * @throws InterruptedException if this thread was interrupted; the JVM is killed
     */
    public ModelCheck.Result explore(List<Class<? extends Scenario>> scenarios, Duration limit)
            throws InterruptedException {
        return exploreNamed(scenarios.stream().map(Class::getName).toList(), limit);
    }

    /** The same, of scenarios by their names, as {@link ModelCheck#runNamed} has them. */
    public ModelCheck.Result exploreNamed(List<String> scenarios, Duration limit) throws InterruptedException {
        return exploreNamed(scenarios, limit, found -> {});
    }

    /**
     * The same.
     *
     * @param meanwhile is given what was explored so far, the first ones included, again and again
     */
    public ModelCheck.Result exploreNamed(List<String> scenarios, Duration limit, Consumer<List<Exploration>> meanwhile)
            throws InterruptedException {
        List<String> others = Stream.concat(scenarios.stream(), Stream.of(Canary.class.getName()))
                .toList();
        if (!jvm.isAlive()) {
            restart(directory); // killed while it waited: nothing is known that it could not find again
        }
        over = true;
        List<Exploration> found = explore(others, limit, directory, meanwhile);
        if (found.stream().anyMatch(WarmModelChecker::isFaultOfTheTool)) {
            restart(directory.resolve("again"));
            List<Exploration> again = explore(others, limit, directory.resolve("again"), none -> {});
            for (int i = 0; i < found.size(); i++) {
                found.set(i, found.get(i).finding().isBroken() ? found.get(i) : again.get(i));
            }
        }
        int last = found.size() - 1;
        return new ModelCheck.Result(found.get(last), List.copyOf(found.subList(0, last)));
    }

    private void restart(Path folder) {
        jvm.close();
        jvm = start(folder);
    }

    /**
     * Lincheck 3.7 fails with an exception of its own when a thread that it knows weakly is collected before its report.
     * {@link Actors} keeps its threads; those that a scenario's pool has started are not ours to keep. It says nothing
     * about the scenario, so that is asked once more, in a new JVM. A violation is never asked again.
     */
    private static boolean isFaultOfTheTool(Exploration exploration) {
        return exploration.finding() == Finding.TOOL_TROUBLE
                && exploration.message().startsWith(Explorer.TOOL_THREW);
    }

    private List<Exploration> explore(
            List<String> others, Duration limit, Path folder, Consumer<List<Exploration>> meanwhile)
            throws InterruptedException {
        ChildJvm.Exit exit;
        try (RunningJvm running = jvm) {
            running.tell(others);
            exit = running.await(
                    limit, () -> written(results(folder)), () -> meanwhile.accept(readSoFar(results(folder))));
        }
        List<Exploration> found = read(results(folder));
        boolean stopped = found.stream()
                .skip(first.size())
                .filter(exploration -> !exploration.scenario().equals(Canary.class.getName()))
                .anyMatch(exploration -> exploration.finding().isBroken());
        List<String> names = Stream.concat(first.stream(), others.stream()).toList();
        List<String> threads = exit.threads();
        for (String name : names.subList(found.size(), names.size())) {
            found.add(stopped ? notRun(name) : missing(name, exit).withThreads(threads));
            threads = List.of(); // of the first that is missing: it was the one that was explored
        }
        return found;
    }

    private static Exploration notRun(String name) {
        return new Exploration(name, Finding.NOT_RUN, "", 0, 0, null);
    }

    private static Exploration missing(String name, ChildJvm.Exit exit) {
        return new Exploration(name, Finding.TOOL_TROUBLE, whyMissing(exit), 0, 0, null);
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

    /** The explorations that the child finished, when it has ended. */
    private static List<Exploration> read(Path file) {
        List<Exploration> found = new ArrayList<>();
        try {
            readInto(found, file);
            return found;
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("the model checker's results cannot be read: " + file, e);
        }
    }

    /** The same while it runs: of what it is writing, nothing is to be had yet. */
    private static List<Exploration> readSoFar(Path file) {
        List<Exploration> found = new ArrayList<>();
        try {
            readInto(found, file);
        } catch (IOException | ClassNotFoundException | RuntimeException halfWritten) {
            return found;
        }
        return found;
    }

    /** Grows with each exploration that is finished. */
    private static long written(Path file) {
        return file.toFile().length();
    }

    private static void readInto(List<Exploration> found, Path file) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (true) {
                found.add((Exploration) in.readObject());
            }
        } catch (EOFException | NoSuchFileException end) {
            return;
        }
    }

    /** Kills it, if it has not ended. */
    @Override
    public void close() {
        over = true;
        jvm.close();
    }
}
