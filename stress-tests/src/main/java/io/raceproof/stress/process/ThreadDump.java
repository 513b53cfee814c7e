package io.raceproof.stress.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The thread dump of another JVM, by the JDK's jcmd. */
final class ThreadDump {
    private static final int MOST_LINES = 200;
    private static final int ATTACH_SECONDS = 30;

    /** A frame of code that is not the JDK's. */
    private static final Pattern FRAME = Pattern.compile("(?m)^\\s+at (?!(java|javax|jdk|sun)\\.)");

    private ThreadDump() {}

    /**
     * Takes one, of the threads that run code which is not the JDK's.
     *
     * @param file to which the whole is written
     * @return its lines; none if there is no jcmd, or the JVM does not answer
     * @throws InterruptedException if this thread was interrupted
     */
    static List<String> of(long pid, Path file) throws InterruptedException {
        String suffix = File.separatorChar == '\\' ? ".exe" : "";
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd" + suffix);
        if (!Files.isExecutable(jcmd)) {
            return List.of();
        }
        try {
            Process process = new ProcessBuilder(
                            jcmd.toString(),
                            "-J-XX:TieredStopAtLevel=1",
                            "-J-Dsun.tools.attach.attachTimeout=" + TimeUnit.SECONDS.toMillis(ATTACH_SECONDS),
                            Long.toString(pid),
                            "Thread.print")
                    .redirectErrorStream(true)
                    .redirectOutput(file.toFile())
                    .start();
            try {
                return process.waitFor(2 * ATTACH_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0
                        ? shortened(Files.readString(file, Charset.defaultCharset()))
                        : List.of();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return List.of(); // it would be a help, no more
        }
    }

    static List<String> shortened(String dump) {
        return Arrays.stream(dump.split("\\R\\R"))
                .filter(thread -> FRAME.matcher(thread).find())
                .flatMap(String::lines)
                .limit(MOST_LINES)
                .toList();
    }
}
