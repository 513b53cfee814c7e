package io.raceproof.lessons.runner;

import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.ToolProvider;

/** Looks whether this machine has what the lessons need. */
final class Doctor {
    /**
     * One thing looked at.
     *
     * @param what "processors"
     * @param found what is here
     * @param needed what the lessons need
     * @param advice what to do; empty if it is fine
     */
    record Line(String what, String found, String needed, String advice) {
        boolean isFine() {
            return advice.isEmpty();
        }
    }

    private Doctor() {}

    static List<Line> examine(Path workspace) {
        List<Line> lines = new ArrayList<>();
        Runtime runtime = Runtime.getRuntime();
        int feature = Runtime.version().feature();
        lines.add(line("JDK", System.getProperty("java.version"), "17 or newer", feature >= 17, "install a newer JDK"));
        lines.add(line(
                "compiler",
                ToolProvider.getSystemJavaCompiler() == null ? "none" : "present",
                "a JDK, not a JRE",
                ToolProvider.getSystemJavaCompiler() != null,
                "point JAVA_HOME at a JDK"));
        int cores = runtime.availableProcessors();
        lines.add(line(
                "processors",
                Integer.toString(cores),
                "2 or more",
                cores >= 2,
                "races need two: give the container more"));
        long megabytes = runtime.maxMemory() >> 20;
        lines.add(line("memory", megabytes + " MB heap", "256 MB", megabytes >= 256, "start with -Xmx512m"));
        lines.add(new Line("terminal", Terminal.ofProcess().isInteractive() ? "interactive" : "plain", "either", ""));
        lines.add(new Line("encoding", Charset.defaultCharset().name(), "any; UTF-8 looks best", ""));
        lines.add(writeAccess(workspace));
        return lines;
    }

    private static Line line(String what, String found, String needed, boolean fine, String advice) {
        return new Line(what, found, needed, fine ? "" : advice);
    }

    private static Line writeAccess(Path workspace) {
        Path folder = workspace.toAbsolutePath();
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "doctor", ".tmp"));
            return new Line("workspace", folder.toString(), "write access", "");
        } catch (IOException e) {
            return new Line("workspace", folder + ": " + e, "write access", "choose another folder with --dir");
        }
    }

    static Verdict verdict(List<Line> lines) {
        return lines.stream().allMatch(Line::isFine) ? Verdict.HELD : Verdict.ENVIRONMENT;
    }

    static void show(Terminal terminal, List<Line> lines) {
        for (Line line : lines) {
            String mark = line.isFine() ? " ok   " : " FAIL ";
            Terminal.hanging(
                            mark + String.format(Locale.ROOT, "%-11s ", line.what()),
                            line.found() + "  (needed: " + line.needed() + ")")
                    .forEach(terminal::line);
            if (!line.isFine()) {
                terminal.wrapped("                  ", "to do: " + line.advice());
            }
        }
    }
}
