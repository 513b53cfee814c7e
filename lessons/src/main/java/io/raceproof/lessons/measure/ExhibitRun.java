package io.raceproof.lessons.measure;

import com.google.gson.Gson;
import io.raceproof.stress.process.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Measures an exhibit in a JVM of its own, which has the flags of an ordinary program and nothing else to do. */
public final class ExhibitRun {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private ExhibitRun() {}

    /**
     * Measures.
     *
     * @param directory for its files
     * @throws IOException if it ended without a result; the message is one sentence, with the last line of its output
     * @throws InterruptedException if this thread was interrupted; the JVM is killed
     */
    public static Exhibit.Findings of(Class<? extends Exhibit> exhibit, Path directory)
            throws IOException, InterruptedException {
        Path file = directory.toAbsolutePath().resolve("findings.json");
        Files.createDirectories(directory);
        Files.deleteIfExists(file);
        ChildJvm.Exit exit = new ChildJvm(ExhibitMain.class.getName(), directory)
                .arguments(java.util.List.of(exhibit.getName(), file.toString()))
                .limit(LIMIT)
                .run();
        if (exit.timedOut()) {
            throw new IOException("the measurement was not over after " + LIMIT.toMinutes()
                    + " minutes: this machine is too busy; run it again when it is not");
        }
        if (exit.exitCode() != 0 || !Files.exists(file)) {
            throw new IOException("the measurement ended with exit status " + exit.exitCode()
                    + " and without a result; its last line: " + exit.tail(1));
        }
        return new Gson().fromJson(Files.readString(file, StandardCharsets.UTF_8), Exhibit.Findings.class);
    }
}
