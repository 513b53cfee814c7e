package io.raceproof.futures.process;

import java.io.File;
import java.util.Map;

/**
 * How a worker process ended.
 *
 * @param pid its process id
 * @param code its exit code; -1 if it could not be had
 * @param lastWords the end of what it printed
 */
public record Exit(long pid, int code, String lastWords) {
    private static final Map<Integer, String> SIGNALS = Map.ofEntries(
            Map.entry(1, "SIGHUP"),
            Map.entry(2, "SIGINT"),
            Map.entry(3, "SIGQUIT"),
            Map.entry(4, "SIGILL"),
            Map.entry(6, "SIGABRT"),
            Map.entry(7, "SIGBUS"),
            Map.entry(8, "SIGFPE"),
            Map.entry(9, "SIGKILL"),
            Map.entry(11, "SIGSEGV"),
            Map.entry(13, "SIGPIPE"),
            Map.entry(15, "SIGTERM"));

    /** The exit code, with the signal that it stands for on systems that have signals. */
    public String describeCode() {
        if (code < 0) {
            return "no exit code";
        }
        int signal = code - 128;
        boolean killed = File.separatorChar == '/' && signal > 0 && signal < 65;
        return "exit code " + code
                + (killed ? " (signal " + signal + ", " + SIGNALS.getOrDefault(signal, "without a name") + ")" : "");
    }
}
