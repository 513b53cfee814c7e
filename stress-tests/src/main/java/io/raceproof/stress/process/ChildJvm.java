package io.raceproof.stress.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run of a main class in a JVM of its own, with this JVM's class path. Its output goes to a log file, its temporary
 * files to a folder of its own, which is deleted after it: the tools leave some behind, and so does a process that is killed. It
 * is killed, with everything it has started, when its time is up and when this JVM exits, Ctrl-C included; if this JVM is
 * killed, it ends by itself. Not thread-safe.
 */
public final class ChildJvm {
    /**
     * How it ended.
     *
     * @param exitCode what the JVM returned; meaningless if {@code timedOut}
     * @param timedOut whether it was killed because its time was up
     * @param log where its output is
     * @param threads if it was killed because its time was up, and {@link #dumpThreads} had been called: its thread dump
     */
    public record Exit(int exitCode, boolean timedOut, Path log, List<String> threads) {
        /** Keeps a copy. */
        public Exit {
            threads = List.copyOf(threads);
        }

        /** The last lines of its output, for an error message. */
        public String tail(int lines) {
            try {
                List<String> all = Files.readAllLines(log, StandardCharsets.UTF_8);
                return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
            } catch (IOException e) {
                return "(its output could not be read: " + e.getMessage() + ")";
            }
        }
    }

    private final String mainClass;
    private final Path directory;
    private final List<String> flags = new ArrayList<>();
    private List<Path> classPathFirst = List.of();
    private List<String> arguments = List.of();
    private boolean dumpsThreads;
    private Duration limit = Duration.ofMinutes(10);

    /**
     * Prepares a run.
     *
     * @param mainClass its main class, on this JVM's class path
     * @param directory its working directory, made if it does not exist; the log goes there
     */
    public ChildJvm(String mainClass, Path directory) {
        this.mainClass = mainClass;
        this.directory = directory.toAbsolutePath();
    }

    /** Adds JVM flags. */
    public ChildJvm flags(String... more) {
        flags.addAll(List.of(more));
        return this;
    }

    /**
     * For programs that end within a minute: no optimizing compiler, whose work would never pay. Not for jcstress, which
     * hands its own flags on to the JVMs that race.
     */
    public ChildJvm shortLived() {
        return flags("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    }

    /** Adds flags and class path. */
    public ChildJvm settings(JvmSettings settings) {
        flags.addAll(settings.flags());
        classPathFirst = settings.classPathFirst();
        return this;
    }

    /** Sets the arguments of the main method. */
    public ChildJvm arguments(List<String> list) {
        arguments = List.copyOf(list);
        return this;
    }

    /** Takes a thread dump before it is killed because its time is up. */
    public ChildJvm dumpThreads() {
        dumpsThreads = true;
        return this;
    }

    /** How long it may run before it is killed. Default: ten minutes. */
    public ChildJvm limit(Duration most) {
        limit = most;
        return this;
    }

    /**
     * Runs it, with nothing on its standard input, and waits for its end.
     *
     * @throws UncheckedIOException if the JVM cannot be started or a file cannot be written
     * @throws InterruptedException if this thread was interrupted; the child is killed
     */
    public Exit run() throws InterruptedException {
        try (RunningJvm running = start()) {
            return running.await(limit);
        }
    }

    /**
     * Starts it. Its limit is then for the thread that waits for its end.
     *
     * @throws UncheckedIOException if the JVM cannot be started or a file cannot be written
     */
    public RunningJvm start() {
        Path temporary = directory.resolve("tmp");
        try {
            Files.createDirectories(temporary);
            Path argFile = directory.resolve("jvm.args");
            writeArgumentFile(argFile, classPath(), temporary);
            Process process = new ProcessBuilder(command(argFile))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            Path dump = dumpsThreads ? directory.resolve("threads.txt") : null;
            return new RunningJvm(process, directory.resolve("output.txt"), temporary, dump);
        } catch (IOException e) {
            RunningJvm.delete(temporary);
            throw new UncheckedIOException("a child JVM for " + mainClass + " could not be started in " + directory, e);
        }
    }

    /** In what the launcher reads, which need not be the default charset. The executor's ClassPaths does the same. */
    static void writeArgumentFile(Path file, String classPath, Path temporary) throws IOException {
        Files.writeString(
                file,
                "-cp\n" + quoted(classPath) + "\n" + quoted("-Djava.io.tmpdir=" + temporary) + "\n"
                        + quoted("-Duser.home=" + temporary) + "\n",
                Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")));
    }

    private List<String> command(Path argFile) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("@" + argFile);
        command.add(ChildMain.class.getName());
        command.add(Long.toString(ProcessHandle.current().pid()));
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    /** Good in any working directory. */
    private String classPath() {
        Stream<Path> own = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of);
        return Stream.concat(classPathFirst.stream(), own)
                .map(entry -> entry.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
