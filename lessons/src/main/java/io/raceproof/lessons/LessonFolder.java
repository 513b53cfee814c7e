package io.raceproof.lessons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of a lesson, in a folder of classes or in a jar. Immutable.
 *
 * @param path of it
 */
public record LessonFolder(Path path) {
    /** How folders of lessons are called. */
    private static final String NAME = "lesson[0-9]{2}_[a-z0-9_]+";

    /** The data. */
    public static final String DATA = "lesson.yaml";

    /** The text of the lesson, in Markdown. */
    public static final String TEXT = "text.md";

    /** Four hints. */
    public static final String HINTS = "hints.md";

    /** Where the text has the outcomes to predict. */
    public static final String OUTCOMES = "{{outcomes}}";

    /** The heading of the part of the text that comes first. */
    public static final String STORY = "The story";

    /** The heading of the part that asks what will happen. */
    public static final String PREDICT = "Predict";

    /** Before which of the parts with these headings what a run has shown belongs: what the text says of the tools comes first. */
    public static int placeOfRun(List<String> headings) {
        return headings.contains(PREDICT) ? Math.min(headings.indexOf(PREDICT) + 2, headings.size()) : 0;
    }

    private static final String ANSWERS = "answers";

    /** Its file for an answer, as {@link #read} takes it. */
    public static String answer(String name) {
        return ANSWERS + "/" + name + ".java";
    }

    /** Whether folders of lessons may be called so: lessonNN_name. */
    public static boolean isName(String name) {
        return name.matches(NAME);
    }

    /** "lesson01_tickets". */
    public String packageName() {
        return path.getFileName().toString().replaceFirst("/$", ""); // a jar's folders may end with one
    }

    /** "lesson01". */
    public String id() {
        return packageName().substring(0, "lesson00".length());
    }

    /** Whether it has this file. */
    public boolean has(String file) {
        return Files.isRegularFile(path.resolve(file));
    }

    /** The text of one of its files. */
    public String read(String file) {
        try {
            return Files.readString(path.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the lesson's file cannot be read: " + path.resolve(file), e);
        }
    }

    /** The names of the answers that there are, in their order. */
    public List<String> answerNames() {
        return files(path.resolve(ANSWERS), ".java").stream()
                .map(name -> name.substring(0, name.length() - ".java".length()))
                .toList();
    }

    /** The names of its Java files, beside the answers. */
    public List<String> javaFiles() {
        return files(path, ".java");
    }

    /** The names of all its source files, beside the answers. */
    public List<String> sourceFiles() {
        return Stream.of(".java", ".md", ".yaml", ".txt")
                .flatMap(end -> files(path, end).stream())
                .toList();
    }

    private static List<String> files(Path folder, String end) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(end))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the lesson's folder cannot be read: " + folder, e);
        }
    }

    /** The hints, from a question to near-code, each with its heading. */
    public List<String> hints() {
        return Markdown.of(read(HINTS)).sections();
    }
}
