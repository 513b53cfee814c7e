package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a lesson has in files: its text, its hints, the starter, right answers and wrong ones. They stand beside the lesson's
 * classes.
 *
 * <pre>
 *   lesson.md            the text
 *   hints.md             four hints, each under a heading "## …"
 *   solutions/index.txt  names, the recommended one first; solutions/NAME/File.java
 *   wrong/index.txt      names; wrong/NAME/File.java with "// expect: step", or "// expect: wrong-fix Twice",
 *                        where the grader is to tell the misconception of TwiceSchedules
 * </pre>
 */
public final class Content {
    /**
     * An answer that the lesson brings along.
     *
     * @param name of its folder
     * @param source its text
     */
    public record Answer(String name, String source) {
        /** The sentence after "// why:", or empty. */
        public String why() {
            return header("why");
        }

        /** What stands after "// expect:", or empty: the step that rejects it, and which mistake it is told. */
        public String expect() {
            return header("expect");
        }

        /** The source without these. */
        public List<String> code() {
            return source.lines()
                    .dropWhile(line -> line.startsWith("// ") || line.isBlank())
                    .toList();
        }

        private String header(String key) {
            String start = "// " + key + ":";
            return source.lines()
                    .filter(line -> line.startsWith(start))
                    .findFirst()
                    .map(line -> line.substring(start.length()).strip())
                    .orElse("");
        }
    }

    private final Lesson lesson;

    /** Of one lesson. */
    public Content(Lesson lesson) {
        this.lesson = lesson;
    }

    /** "BoxOffice.java". */
    public String fileName() {
        String name = lesson.exercise().className();
        return name.substring(name.lastIndexOf('.') + 1) + ".java";
    }

    /** What the learner starts from. */
    public String starter() {
        return read("/" + lesson.exercise().className().replace('.', '/') + ".java");
    }

    /** The text of the lesson, in Markdown. */
    public String text() {
        return read(resource("lesson.md"));
    }

    /** The hints, from a question to near-code. */
    public List<String> hints() {
        List<String> hints = new ArrayList<>();
        for (String part : read(resource("hints.md")).split("(?m)^## ", -1)) {
            if (!part.isBlank() && !part.startsWith("# ")) {
                hints.add(part.strip());
            }
        }
        return hints;
    }

    /** Right answers, the recommended one first. */
    public List<Answer> solutions() {
        return answers("solutions");
    }

    /** Wrong answers. */
    public List<Answer> wrongFixes() {
        return answers("wrong");
    }

    private List<Answer> answers(String folder) {
        return read(resource(folder + "/index.txt"))
                .lines()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> new Answer(name, read(resource(folder + "/" + name + "/" + fileName()))))
                .toList();
    }

    private String resource(String name) {
        return "/" + lesson.packageName().replace('.', '/') + "/" + name;
    }

    private static String read(String resource) {
        try (InputStream in = Content.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the lesson lacks its file " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the lesson's file cannot be read: " + resource, e);
        }
    }
}
