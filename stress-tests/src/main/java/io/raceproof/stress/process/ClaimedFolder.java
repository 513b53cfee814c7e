package io.raceproof.stress.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder in which no other process, and no other thread of this one, works while it is claimed: jcstress and Lincheck delete
 * and overwrite their files there. The system releases the claim when this JVM ends, however it ends.
 */
public final class ClaimedFolder implements AutoCloseable {
    private static final String LOCK = ".lock";

    private final Path path;
    private final FileChannel channel;

    private ClaimedFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Claims {@code name} in {@code parent} or, if that is taken, {@code name-2}, {@code name-3} and so on.
     *
     * @throws UncheckedIOException if the folder cannot be made
     */
    public static ClaimedFolder in(Path parent, String name) {
        for (int i = 1; ; i++) {
            Path path = parent.resolve(i == 1 ? name : name + "-" + i);
            try {
                Files.createDirectories(path);
                FileChannel channel =
                        FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (isLocked(channel)) {
                    return new ClaimedFolder(path, channel);
                }
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException("no folder for a tool's files can be made: " + path, e);
            }
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException inThisJvm) {
            return false;
        }
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    /**
     * Deletes what an earlier owner, who may have been killed, left here.
     *
     * @throws UncheckedIOException if a file cannot be deleted
     */
    public void deleteOldFiles() {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(path) && !file.equals(path.resolve(LOCK))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the files of an earlier run cannot be deleted: " + path, e);
        }
    }

    /** Releases it. Its files stay. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder cannot be released: " + path, e);
        }
    }
}
