package io.raceproof.lessons.runner;

import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Looks whether this machine has what the lessons need, and for what makes them slow or strange in a workshop. */
final class Doctor {
    private static final long LEAST_FREE_MEGABYTES = 100;
    private static final long ENOUGH_FREE_MEGABYTES = 500;
    private static final Duration QUICK_START = Duration.ofSeconds(3);
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    /** How bad it is. */
    enum Finding {
        /** As it should be. */
        FINE(" ok   "),
        /** Lessons run, and something about them is less good. */
        DOUBTFUL(" ??   "),
        /** Lessons do not run. */
        BAD(" FAIL ");

        private final String mark;

        Finding(String mark) {
            this.mark = mark;
        }
    }

    /**
     * One thing looked at.
     *
     * @param what "processors"
     * @param found what is here
     * @param needed what the lessons need
     * @param finding how bad it is
     * @param advice what to do; empty if it is fine
     */
    record Line(String what, String found, String needed, Finding finding, String advice) {
        static Line of(String what, String found, String needed, Finding otherwise, boolean fine, String advice) {
            return new Line(what, found, needed, fine ? Finding.FINE : otherwise, fine ? "" : advice);
        }
    }

    private Doctor() {}

    static List<Line> examine(Path workspace) {
        List<Line> lines = new ArrayList<>();
        Runtime runtime = Runtime.getRuntime();
        lines.add(Line.of(
                "JDK",
                System.getProperty("java.version"),
                "17 or newer",
                Finding.BAD,
                Runtime.version().feature() >= 17,
                "install a newer JDK"));
        boolean compiler = ToolProvider.getSystemJavaCompiler() != null;
        lines.add(Line.of(
                "compiler",
                compiler ? "present" : "none",
                "a JDK, not a JRE",
                Finding.BAD,
                compiler,
                "point JAVA_HOME at a JDK"));
        int cores = runtime.availableProcessors();
        lines.add(Line.of(
                "processors",
                Integer.toString(cores),
                "2 or more",
                Finding.BAD,
                cores >= 2,
                "races need two: give the container or the virtual machine more"));
        long megabytes = runtime.maxMemory() >> 20;
        lines.add(Line.of(
                "memory", megabytes + " MB heap", "256 MB", Finding.BAD, megabytes >= 256, "start with -Xmx512m"));
        lines.add(childJvm());
        power(Path.of("/sys/class/power_supply")).ifPresent(lines::add);
        boolean person = Terminal.ofProcess().isInteractive();
        lines.add(new Line("terminal", person ? "interactive" : "plain", "either", Finding.FINE, ""));
        lines.add(new Line("encoding", Charset.defaultCharset().name(), "any; UTF-8 looks best", Finding.FINE, ""));
        lines.add(path(workspace.toAbsolutePath().toString(), System.getProperty("sun.jnu.encoding", "UTF-8")));
        lines.add(browser(System.getProperty("os.name", ""), System.getenv()));
        lines.addAll(folder(workspace.toAbsolutePath()));
        return lines;
    }

    /** Each check starts some JVMs. Where a virus scanner looks at each, or a disk is slow, it shows here. */
    private static Line childJvm() {
        String needed = "starts within " + QUICK_START.toSeconds() + " s";
        long start = System.nanoTime();
        try {
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = child.waitFor(LONGEST_START.toMillis(), TimeUnit.MILLISECONDS);
            child.destroyForcibly();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            String found = String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1e3);
            return !ended || child.exitValue() != 0
                    ? new Line(
                            "child JVM",
                            "does not start",
                            needed,
                            Finding.BAD,
                            "look at JAVA_HOME, and at what guards this machine")
                    : Line.of(
                            "child JVM",
                            found,
                            needed,
                            Finding.DOUBTFUL,
                            took.compareTo(QUICK_START) < 0,
                            "checks will be slow. A virus scanner? Exclude the JDK and your folder. A slow disk? Work on"
                                    + " another. Else close what uses the processors");
        } catch (IOException e) {
            return new Line("child JVM", "" + e.getMessage(), needed, Finding.BAD, "allow programs to be started");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Line("child JVM", "interrupted", needed, Finding.DOUBTFUL, "look again");
        }
    }

    /** Where the system tells: a laptop on its battery may let few threads meet. */
    static Optional<Line> power(Path supplies) {
        try (Stream<Path> all = Files.list(supplies)) {
            boolean discharging =
                    all.map(supply -> supply.resolve("status")).anyMatch(status -> contains(status, "Discharging"));
            return Optional.of(Line.of(
                    "power",
                    discharging ? "on battery" : "mains",
                    "mains is best",
                    Finding.DOUBTFUL,
                    !discharging,
                    "plug it in, or turn the battery saver off: a slowed processor shows fewer races"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean contains(Path file, String word) {
        try {
            return Files.readString(file).strip().equals(word);
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the locale can express the folder's name. */
    static Line path(String folder, String encoding) {
        boolean fine = !folder.contains("\ufffd")
                && Charset.isSupported(encoding)
                && Charset.forName(encoding).newEncoder().canEncode(folder);
        return Line.of(
                "path",
                folder,
                "characters that the locale (" + encoding + ") knows",
                Finding.BAD,
                fine,
                "set LC_ALL=C.UTF-8, or choose another folder with --dir");
    }

    /** The pages are files: any browser shows them. */
    static Line browser(String system, Map<String, String> environment) {
        boolean own = system.startsWith("Windows") || system.startsWith("Mac");
        boolean found = own
                || environment.containsKey("BROWSER")
                || Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                        .filter(folder -> !folder.isEmpty())
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "xdg-open")));
        return Line.of(
                "browser",
                found ? "present" : "none found",
                "any, for the pages",
                Finding.DOUBTFUL,
                found,
                "copy the page to a machine that has one: it is a single file");
    }

    private static List<Line> folder(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "doctor", ".tmp"));
            return List.of(
                    new Line("workspace", folder.toString(), "write access", Finding.FINE, ""),
                    disk(Files.getFileStore(folder).getUsableSpace() >> 20));
        } catch (IOException e) {
            return List.of(new Line(
                    "workspace", folder + ": " + e, "write access", Finding.BAD, "choose another folder with --dir"));
        }
    }

    static Line disk(long megabytes) {
        return Line.of(
                "disk",
                megabytes + " MB free",
                ENOUGH_FREE_MEGABYTES + " MB",
                megabytes < LEAST_FREE_MEGABYTES ? Finding.BAD : Finding.DOUBTFUL,
                megabytes >= ENOUGH_FREE_MEGABYTES,
                "free some space, or choose a folder on another disk with --dir");
    }

    static Verdict verdict(List<Line> lines) {
        return lines.stream().anyMatch(line -> line.finding() == Finding.BAD) ? Verdict.ENVIRONMENT : Verdict.HELD;
    }

    static void show(Terminal terminal, List<Line> lines) {
        for (Line line : lines) {
            Terminal.hanging(
                            line.finding().mark + String.format(Locale.ROOT, "%-11s ", line.what()),
                            line.found() + "  (needed: " + line.needed() + ")",
                            terminal.width())
                    .forEach(terminal::line);
            if (line.finding() != Finding.FINE) {
                terminal.wrapped("                  ", "to do: " + line.advice());
            }
        }
    }
}
