package io.raceproof.futures.process;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Frames go through the two pipes that the JDK makes for standard input and output. A shell, which then becomes the worker,
 * gives them other numbers first. The JDK closes them in every program that a task starts.
 */
final class PipeFrames extends FrameChannel {
    /** The first argument of {@link WorkerMain}. */
    static final String NAME = "pipes";

    private static final Path SHELL = Path.of("/bin/sh");
    private static final Path DESCRIPTORS = Path.of("/dev/fd");

    /** Other variables may get lost in a shell. */
    private static final Pattern KEPT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Shells set these where they are missing. */
    private static final List<String> ADDED = List.of("PWD", "OLDPWD", "SHLVL");

    private final String script;
    private InputStream input = InputStream.nullInputStream();
    private OutputStream output = OutputStream.nullOutputStream();

    PipeFrames(Iterable<String> environment) {
        List<String> missing = new ArrayList<>(ADDED);
        environment.forEach(missing::remove);
        String unset = missing.isEmpty() ? "" : "unset " + String.join(" ", missing) + "; ";
        script = unset + "exec \"$0\" \"$@\" 3<&0 4>&1 0</dev/null 1>&2";
    }

    static boolean arePossible(Iterable<String> environment) {
        for (String variable : environment) {
            if (!KEPT.matcher(variable).matches()) {
                return false;
            }
        }
        return Files.isExecutable(SHELL) && Files.isDirectory(DESCRIPTORS);
    }

    @Override
    List<String> arguments() {
        return List.of(NAME);
    }

    @Override
    void prepare(ProcessBuilder builder) {
        List<String> command = new ArrayList<>(List.of(SHELL.toString(), "-c", script));
        command.addAll(builder.command());
        builder.command(command);
    }

    @Override
    InputStream printed(Process worker) {
        return worker.getErrorStream();
    }

    @Override
    void connect(Process worker) {
        input = worker.getInputStream();
        output = worker.getOutputStream();
    }

    @Override
    InputStream input() {
        return input;
    }

    @Override
    OutputStream output() {
        return output;
    }

    @Override
    void close() {
        Closeables.close(output);
        Closeables.close(input);
    }

    // ---- the worker's end

    static InputStream inputOfWorker() throws IOException {
        return new BufferedInputStream(
                new FileInputStream(DESCRIPTORS.resolve("3").toFile()));
    }

    static OutputStream outputOfWorker() throws IOException {
        return new FileOutputStream(DESCRIPTORS.resolve("4").toFile());
    }
}
