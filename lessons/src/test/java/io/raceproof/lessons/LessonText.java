package io.raceproof.lessons;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The text of a lesson, for tests that run what it claims. */
public final class LessonText {
    private final String text;

    private LessonText(String text) {
        this.text = text;
    }

    /** Of the folder of that name. */
    public static LessonText of(String folder) throws IOException {
        return new LessonText(
                Files.readString(Path.of("src/main/java").resolve(folder).resolve("text.md")));
    }

    /** Whether it says so, wherever its lines end. */
    public boolean says(String words) {
        return text.replaceAll("\\s+", " ").contains(words);
    }

    /** The code blocks of a language, without the fences. */
    public List<String> blocks(String language) {
        return Pattern.compile("(?s)```" + language + "\n(.*?)```")
                .matcher(text)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** The rows of all tables, without their headings, as their cells. */
    public List<List<String>> rows() {
        Matcher rows = Pattern.compile("(?m)^\\|(?!-)(.*)\\|$(?!\n\\|-)").matcher(text);
        return rows.results()
                .map(row -> Stream.of(row.group(1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    /** Whether there is a Python to run its Python with. */
    public static boolean hasPython() {
        try {
            return run("print('here')").equals(List.of("here"));
        } catch (IOException none) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The lines that a Python program prints, on either stream. */
    public static List<String> run(String program) throws IOException, InterruptedException {
        Process python =
                new ProcessBuilder("python3", "-").redirectErrorStream(true).start();
        try {
            python.getOutputStream().write(program.getBytes(StandardCharsets.UTF_8));
            python.getOutputStream().close();
            List<String> lines = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            python.waitFor(1, TimeUnit.MINUTES);
            return lines;
        } finally {
            python.destroyForcibly();
        }
    }
}
