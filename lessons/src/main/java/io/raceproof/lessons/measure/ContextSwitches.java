package io.raceproof.lessons.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often the system took a processor from one thread of this process and gave it to another thread. Linux only. */
public final class ContextSwitches {
    private static final Path TASKS = Path.of("/proc/self/task");
    private static final Pattern COUNT = Pattern.compile("voluntary_ctxt_switches:\\s*(\\d+)"); // and nonvoluntary_

    private ContextSwitches() {}

    /** Of all threads that live now, since each began, of its own will or not; empty where the system does not tell. */
    public static OptionalLong count() {
        return count(TASKS);
    }

    static OptionalLong count(Path tasks) {
        if (!Files.isDirectory(tasks)) {
            return OptionalLong.empty();
        }
        long sum = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            for (Path thread : threads) {
                sum += of(thread.resolve("status"));
            }
        } catch (IOException e) {
            return OptionalLong.empty();
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw new UncheckedIOException(e.getCause());
        }
        return OptionalLong.of(sum);
    }

    /** 0 for a thread that has ended in the meantime. */
    private static long of(Path status) {
        try {
            Matcher count = COUNT.matcher(Files.readString(status));
            long sum = 0;
            while (count.find()) {
                sum += Long.parseLong(count.group(1));
            }
            return sum;
        } catch (IOException ended) {
            return 0;
        }
    }
}
