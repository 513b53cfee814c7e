package io.raceproof.stress.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where and when a report was made.
 *
 * @param jdk its version and maker
 * @param system operating system and architecture
 * @param processor the processor's name
 * @param cores how many processors the JVM may use
 * @param commit of the sources, or "unknown"
 * @param time in UTC
 */
public record Stamp(String jdk, String system, String processor, int cores, String commit, String time) {
    /** The stamp of this machine, now. */
    public static Stamp here() {
        return new Stamp(
                System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                commit(Path.of("").toAbsolutePath()),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** One line for people. */
    public String line() {
        return "JDK " + jdk.replaceFirst(" .*", "") + ", " + cores + (cores == 1 ? " processor, " : " processors, ")
                + system;
    }

    private static String processorName() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException notLinux) {
            return System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", "unknown");
        }
    }

    private static String commit(Path directory) {
        for (@Nullable Path d = directory; d != null; d = d.getParent()) {
            Path git = d.resolve(".git");
            if (Files.isDirectory(git)) {
                return commitIn(git);
            }
        }
        return "unknown";
    }

    private static String commitIn(Path git) {
        try {
            String head = Files.readString(git.resolve("HEAD")).strip();
            if (!head.startsWith("ref: ")) {
                return head;
            }
            Path ref = git.resolve(head.substring(5));
            return Files.exists(ref) ? Files.readString(ref).strip() : "unknown";
        } catch (IOException e) {
            return "unknown";
        }
    }
}
