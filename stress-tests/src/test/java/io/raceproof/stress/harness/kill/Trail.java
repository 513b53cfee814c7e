package io.raceproof.stress.harness.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Which lines were run: a file in which each line that a JVM passes leaves a mark. The file is mapped into memory, so the
 * marks outlive a JVM that is killed and several JVMs may share it; and no tool takes a mark for shared state of the
 * program under test. Thread-safe.
 */
public final class Trail {
    /** The system property with the file's name; without it no mark is kept. */
    static final String PROPERTY = "raceproof.trail";

    /** Marks for each class: none of ours has that many lines. */
    static final int PAGE = 1_024;

    /** Pages: more than there are classes. */
    private static final int PAGES = 128;

    private static final @Nullable ByteBuffer MARKS = open();

    private Trail() {}

    private static @Nullable ByteBuffer open() {
        String file = System.getProperty(PROPERTY);
        if (file == null) {
            return null;
        }
        try (FileChannel channel = FileChannel.open(
                Path.of(file), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) PAGES * PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Called by classes that {@link Subjects#writeWithTrail} made, at the beginning of each line. */
    public static void mark(int place) {
        if (MARKS != null) {
            MARKS.put(place, (byte) 1);
        }
    }
}
