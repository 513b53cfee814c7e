package io.raceproof.lessons.measure;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a Python script that prints lines of JSON, where there is a python3. */
public final class PythonRun {
    private static final long LIMIT_SECONDS = 120;

    private PythonRun() {}

    /**
     * Runs it.
     *
     * @param owner the class beside which the script lies
     * @param script its file name
     * @return the objects that it printed
     * @throws IOException if there is none; the message says why, in a sentence without its full stop
     */
    public static List<JsonObject> lines(Class<?> owner, String script, String... arguments)
            throws IOException, InterruptedException {
        return lines("python3", owner, script, arguments);
    }

    static List<JsonObject> lines(String command, Class<?> owner, String script, String... arguments)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile("raceproof", ".py"); // the child processes of a process pool read it again
        try (InputStream in = owner.getResourceAsStream(script)) {
            if (in == null) {
                throw new IOException(script + " is missing beside " + owner.getName() + ": build the project again");
            }
            Files.write(file, in.readAllBytes());
            List<String> words = new ArrayList<>(List.of(command, file.toString()));
            words.addAll(List.of(arguments));
            return parsed(printedBy(words));
        } finally {
            Files.delete(file);
        }
    }

    private static List<JsonObject> parsed(String printed) throws IOException {
        try {
            return printed.lines()
                    .map(line -> new Gson().fromJson(line, JsonObject.class))
                    .toList();
        } catch (JsonSyntaxException e) {
            throw new IOException("it printed something other than JSON: " + lastLine(printed), e);
        }
    }

    private static String printedBy(List<String> words) throws IOException, InterruptedException {
        Path output = Files.createTempFile("raceproof", ".txt");
        try {
            Process process = start(words, output);
            try {
                process.getOutputStream().close();
                if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    throw new IOException("it had not ended after " + LIMIT_SECONDS + " seconds");
                }
                String printed = Files.readString(output, StandardCharsets.UTF_8);
                if (process.exitValue() != 0) {
                    throw new IOException(
                            "it ended with exit status " + process.exitValue() + ": " + lastLine(printed));
                }
                return printed;
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static Process start(List<String> words, Path output) throws IOException {
        try {
            return new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new IOException(words.get(0) + " is not on the PATH", e);
        }
    }

    private static String lastLine(String printed) {
        return printed.strip().lines().reduce((first, second) -> second).orElse("it printed nothing");
    }
}
