package io.raceproof.stress.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ChildJvm} that was started: takes lines for its standard input, waits for its end, and is killed, with everything
 * it has started, by {@link #close} and when this JVM exits, Ctrl-C included. Not thread-safe.
 */
public final class RunningJvm implements AutoCloseable {
    /** A process that escaped may hold the output open: it is not waited for any longer. */
    private static final long LONGEST_END_MILLIS = 10_000;

    private static final long BETWEEN_LOOKS_MILLIS = 200;
    /** Those that run now. Added and removed by the threads that run them, read by the exit hook. */
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(RunningJvm::killTree), "raceproof-children"));
    }

    /** In characters; what a program prints beyond that is dropped. */
    private static final long MOST_OUTPUT = 4_000_000;

    private final Process process;
    private final Path log;
    private final Path temporary;
    private final Writer input;
    private final Thread copier;

    /** Where the thread dump goes; null if none is wanted. */
    private final @Nullable Path dump;

    /** Why the log could not be written, if so: written by the copier, read when it has ended. */
    private @Nullable IOException copyFailure;

    /**
     * Begins to copy its output.
     *
     * @param log where the output goes
     * @param temporary its folder for temporary files, which is deleted in the end
     * @param dump where its thread dump goes if its time is up; null if none is wanted
     */
    RunningJvm(Process process, Path log, Path temporary, @Nullable Path dump) {
        RUNNING.add(process);
        this.process = process;
        this.log = log;
        this.temporary = temporary;
        this.dump = dump;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        this.copier = new Thread(this::copy, "output of process " + process.pid());
        copier.setDaemon(true);
        copier.start();
    }

    private void copy() {
        try (BufferedReader from = process.inputReader();
                Writer to = Files.newBufferedWriter(log, StandardCharsets.UTF_8)) {
            long left = MOST_OUTPUT;
            for (String line = from.readLine(); line != null; line = from.readLine()) {
                left -= line.length() + 1L;
                if (left >= 0) {
                    to.write(line);
                    to.write('\n');
                    to.flush();
                }
            }
        } catch (IOException e) {
            copyFailure = e;
            killTree(process); // its output would not be read
        }
    }

    /** Whether it has not ended yet. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Writes lines to its standard input. If it has ended, nothing happens: {@link #await} tells how. */
    public void tell(List<String> lines) {
        try {
            for (String line : lines) {
                input.write(line);
                input.write('\n');
            }
            input.flush();
        } catch (IOException gone) {
            return; // it reads no more
        }
    }

    /**
     * Ends its standard input, and waits for its end.
     *
     * @param limit how long it may run from now on before it is killed
     * @throws UncheckedIOException if its output cannot be written, as on a full disk
     * @throws InterruptedException if this thread was interrupted; the JVM runs on until {@link #close}
     */
    public ChildJvm.Exit await(Duration limit) throws InterruptedException {
        return await(limit, () -> 0);
    }

    /**
     * The same, for what gets on in steps: a slow machine needs more time for each.
     *
     * @param limit how long it may take for a step before it is killed
     * @param progress another number than before says that it has made one
     */
    public ChildJvm.Exit await(Duration limit, LongSupplier progress) throws InterruptedException {
        return await(limit, progress, () -> {});
    }

    /** The same; does something a few times a second until then. */
    public ChildJvm.Exit await(Duration limit, LongSupplier progress, Runnable meanwhile) throws InterruptedException {
        try {
            input.close();
        } catch (IOException gone) {
            // it reads no more
        }
        long before;
        boolean ended;
        do {
            before = progress.getAsLong();
            ended = waitFor(limit, meanwhile);
        } while (!ended && progress.getAsLong() != before);
        List<String> threads = List.of();
        if (!ended) {
            threads = dump == null ? threads : ThreadDump.of(process.pid(), dump);
            killTree(process);
        }
        copier.join();
        if (copyFailure != null && ended) {
            throw new UncheckedIOException("the output of a JVM cannot be written to " + log, copyFailure);
        }
        return new ChildJvm.Exit(ended ? process.exitValue() : -1, !ended, log, threads);
    }

    private boolean waitFor(Duration limit, Runnable meanwhile) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!process.waitFor(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            meanwhile.run();
        }
        return true;
    }

    /** Kills it, if it has not ended. After that nothing of it writes to its folder. */
    @Override
    public void close() {
        killTree(process);
        RUNNING.remove(process);
        awaitOutput();
        delete(temporary);
    }

    /** Whoever is interrupted waits all the same: the end of the output comes with that of the processes that were killed. */
    private void awaitOutput() {
        boolean interrupted = Thread.interrupted();
        try {
            copier.join(LONGEST_END_MILLIS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What cannot be deleted stays: one that was killed may hold it open for a moment, on Windows. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException e) {
            return; // gone, or going
        }
    }

    private static void killTree(Process process) {
        List<ProcessHandle> family = process.descendants().collect(Collectors.toList());
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
    }
}
