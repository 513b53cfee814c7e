package io.raceproof.stress.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * Where and when a report was made.
 *
 * @param jdk its version and maker
 * @param system operating system and architecture
 * @param processor the processor's name
 * @param cores how many processors the JVM may use
 * @param commit of the working directory's project, or "unknown" and why
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

    /** What is compared side by side: "JDK 17, Linux amd64". */
    public static String platform(String jdk, String system) {
        return "JDK " + jdk.replaceFirst("[^0-9].*", "") + ", " + system;
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

    /** Asks git, which alone knows all the ways a repository can be laid out: packed refs, worktrees, submodules. */
    static String commit(Path directory) {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "HEAD")
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            try {
                git.getOutputStream().close();
                String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                return git.waitFor() == 0
                        ? said
                        : "unknown: " + said.lines().findFirst().orElse("git says nothing");
            } finally {
                git.destroyForcibly();
            }
        } catch (IOException e) {
            return "unknown: git is not on the PATH";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown: interrupted";
        }
    }
}
