package io.raceproof.futures;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.raceproof.futures.internal.park.Deadline;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Lets a test see into its tasks and hold them up, wherever they run: marks are files, so a probe works from another
 * thread and from another process. Whoever waits, polls until the condition holds, for at most {@link #LIMIT}.
 */
final class Probe implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Long enough for a machine on which many others run; nothing waits so long unless something is wrong. */
    static final long LIMIT = 300;

    private final String directory;

    private Probe(String directory) {
        this.directory = directory;
    }

    static Probe in(Path directory) {
        return new Probe(directory.toString());
    }

    private Path file(String name) {
        return Path.of(directory, name);
    }

    /** Leaves a mark. */
    void mark(String name) throws IOException {
        mark(name, "");
    }

    /** Leaves a mark with something to read. */
    void mark(String name, Object detail) throws IOException {
        byte[] line = (detail + "\n").getBytes(UTF_8);
        Files.write(file(name), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** How often the mark was left. */
    int count(String name) throws IOException {
        return details(name).size();
    }

    /** What was written with the mark, in the order of writing. */
    List<String> details(String name) throws IOException {
        return Files.exists(file(name)) ? Files.readAllLines(file(name)) : List.of();
    }

    /** Waits until the mark is there. */
    void awaitMark(String name) throws Exception {
        awaitMarks(name, 1);
    }

    /** Waits until the mark was left so many times. */
    void awaitMarks(String name, int times) throws Exception {
        await("mark " + name + " (" + times + ")", () -> count(name) >= times);
    }

    /** For a task: says that it has started, and stays until {@link #release}. */
    void hold() throws Exception {
        mark("started");
        awaitMark("released");
    }

    /** Waits until a task is in {@link #hold}. */
    void awaitHeld() throws Exception {
        awaitMark("started");
    }

    /** Lets every task out of {@link #hold}. */
    void release() throws IOException {
        mark("released");
    }

    /** Waits for a condition, and fails if it does not come. */
    static void await(String what, Callable<Boolean> condition) throws Exception {
        Deadline deadline = Deadline.afterNanos(TimeUnit.SECONDS.toNanos(LIMIT));
        while (!condition.call()) {
            if (deadline.isPast()) {
                throw new AssertionError("waited " + LIMIT + " seconds for: " + what);
            }
            Thread.sleep(1); // between two looks at the condition; orders nothing
        }
    }
}
