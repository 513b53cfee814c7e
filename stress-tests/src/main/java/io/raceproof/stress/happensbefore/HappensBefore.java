package io.raceproof.stress.happensbefore;

import io.raceproof.stress.happensbefore.agent.Agent;
import io.raceproof.stress.lincheck.Scenario;
import io.raceproof.stress.process.ChildJvm;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.process.RunningJvm;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Searches scenarios for data races, in a JVM of its own whose classes are rewritten when they are loaded. */
public final class HappensBefore {
    /**
     * Prefixes of our executor's class names: it orders threads, and what it does inside, hints without order (Workers.tasksAreLong)
     * included, is no part of a program that uses it.
     */
    public static final List<String> EXECUTOR = List.of("io.raceproof.futures.");

    private static final String RUNTIME = "io/raceproof/stress/happensbefore/runtime/";
    /** All classes of the runtime: a class path cannot be listed. A test compares them with the folder. */
    static final List<String> RUNTIME_CLASSES = List.of(
            "Access",
            "AccessMode",
            "Clock",
            "Detector",
            "Handles",
            "Handles$Target",
            "HeldLock",
            "Hooks",
            "IdentityTable",
            "IntTable",
            "Preemption",
            "Preemption$TimeOuts",
            "RacingPair",
            "Shadow",
            "Shadow$Variable",
            "Sites",
            "Sites$Field",
            "Sites$Site",
            "SyncEvent",
            "ThreadState",
            "ThreadState$Held",
            "ThreadState$Tentative",
            "VirtualClock");

    /**
     * What a run gave.
     *
     * @param canary what was found in the {@link Canary}; if it is no race, the lens sees nothing on this JVM
     * @param searches of the scenarios, in their order
     */
    public record Result(RaceSearch canary, List<RaceSearch> searches) {
        /** Keeps a copy. */
        public Result {
            searches = List.copyOf(searches);
        }
    }

    /** What has to come before the scenarios are run; the JVM starts meanwhile. */
    @FunctionalInterface
    public interface Gate {
        /** Returns when they may be run. */
        void await() throws InterruptedException;
    }

    private HappensBefore() {}

    /**
     * Searches each scenario.
     *
     * @param limit if no scenario is finished for so long, the JVM is killed, and what has not finished is trouble of the tool
     * @param quiet prefixes of class names whose accesses are followed and not reported: a library that is trusted
     * @param directory for its files
     * @throws InterruptedException if this thread was interrupted; the run is killed
     */
    public static Result search(
            List<Class<? extends Scenario>> scenarios,
            Effort effort,
            Duration limit,
            JvmSettings settings,
            List<String> quiet,
            Path directory)
            throws InterruptedException {
        List<String> names = scenarios.stream().map(Class::getName).toList();
        return searchNamed(names, effort, limit, settings, quiet, directory);
    }

    /** The same, of scenarios by their names, as {@link io.raceproof.stress.lincheck.ScenarioNames} has them. */
    public static Result searchNamed(
            List<String> scenarios,
            Effort effort,
            Duration limit,
            JvmSettings settings,
            List<String> quiet,
            Path directory)
            throws InterruptedException {
        return search(List.of(), scenarios, () -> {}, effort, limit, settings, quiet, directory);
    }

    /**
     * The same, for somebody who waits for the first one that is broken: what comes after it is then not searched.
     *
     * @param untilOneIs the scenarios that are meant to be right; they come first
     * @param others those that are searched if all of these are silent: controls
     * @param gate what has to come before that
     * @param quiet prefixes of class names, as above
     * @return of all of them
     */
    public static Result searchUntilBroken(
            List<String> untilOneIs,
            List<String> others,
            Gate gate,
            Effort effort,
            Duration limit,
            JvmSettings settings,
            List<String> quiet,
            Path directory)
            throws InterruptedException {
        return search(untilOneIs, others, gate, effort, limit, settings, quiet, directory);
    }

    private static Result search(
            List<String> untilOneIs,
            List<String> others,
            Gate gate,
            Effort effort,
            Duration limit,
            JvmSettings settings,
            List<String> quiet,
            Path directory)
            throws InterruptedException {
        Path results = directory.resolve("races.bin").toAbsolutePath();
        List<String> all = new ArrayList<>(List.of(Canary.class.getName()));
        all.addAll(untilOneIs);
        all.addAll(others);
        List<String> arguments = new ArrayList<>(List.of(
                results.toString(),
                Integer.toString(effort.preemptions()),
                Integer.toString(effort.parallel()),
                Boolean.toString(effort.untilFound()),
                Integer.toString(untilOneIs.size())));
        arguments.addAll(all);
        ChildJvm.Exit exit;
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(results);
            ChildJvm jvm = new ChildJvm(HappensBeforeMain.class.getName(), directory)
                    .shortLived()
                    .flags(agentFlags(directory).toArray(new String[0]))
                    .flags("-D" + Agent.QUIET + "=" + String.join(",", quiet))
                    .settings(settings)
                    .arguments(arguments);
            try (RunningJvm running = jvm.start()) {
                gate.await();
                exit = running.await(limit, () -> results.toFile().length()); // each that is finished writes its result
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the happens-before lens cannot write its files in " + directory, e);
        }
        List<RaceSearch> found = complete(all, untilOneIs.size(), read(results), exit);
        return new Result(found.get(0), found.subList(1, found.size()));
    }

    /** What has not finished is trouble of the tool, unless it comes after one that is broken. */
    private static List<RaceSearch> complete(
            List<String> scenarios, int untilBroken, List<RaceSearch> read, ChildJvm.Exit exit) {
        List<RaceSearch> all = new ArrayList<>(read);
        boolean stopped = read.stream().skip(1).limit(untilBroken).anyMatch(RaceSearch::isBroken);
        String why = stopped
                ? "one before it is broken"
                : exit.timedOut()
                        ? "its time was up"
                        : "its JVM ended with exit code " + exit.exitCode() + ": " + exit.tail(5);
        for (String missing : scenarios.subList(read.size(), scenarios.size())) {
            all.add(RaceSearch.troubled(missing, why, 0));
        }
        return all;
    }

    private static List<RaceSearch> read(Path results) {
        List<RaceSearch> read = new ArrayList<>();
        if (!Files.exists(results)) {
            return read;
        }
        try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(results))) {
            while (true) {
                read.add((RaceSearch) in.readObject());
            }
        } catch (EOFException end) {
            return read;
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("the results of the happens-before lens cannot be read: " + results, e);
        }
    }

    /**
     * Writes the two jars that the JVM needs: the runtime, for its boot class path, and the agent's, which only names a
     * class of the class path.
     */
    private static List<String> agentFlags(Path directory) throws IOException {
        Path runtime = directory.resolve("runtime.jar").toAbsolutePath();
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(runtime), manifest())) {
            for (String name : RUNTIME_CLASSES) {
                addClass(jar, RUNTIME + name + ".class");
            }
        }
        Path agent = directory.resolve("agent.jar").toAbsolutePath();
        Manifest manifest = manifest();
        manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), Agent.class.getName());
        manifest.getMainAttributes().put(new Attributes.Name("Can-Retransform-Classes"), "true");
        try (OutputStream out = Files.newOutputStream(agent);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.finish();
        }
        return List.of("-Xbootclasspath/a:" + runtime, "-javaagent:" + agent, "-Xshare:auto");
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        return manifest;
    }

    private static void addClass(JarOutputStream jar, String resource) throws IOException {
        try (InputStream in = HappensBefore.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                throw new IOException("the class path lacks " + resource);
            }
            jar.putNextEntry(new JarEntry(resource));
            in.transferTo(jar);
            jar.closeEntry();
        }
    }
}
