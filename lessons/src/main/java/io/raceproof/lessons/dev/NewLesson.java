package io.raceproof.lessons.dev;

import io.raceproof.lessons.LessonFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the folder of a new lesson: a small one that compiles and holds, to be changed bit by bit. */
public final class NewLesson {
    /** The source folders that a folder of this project may have lessons in, nearest first. */
    private static final List<String> SOURCES = List.of("lessons/src/main/java", "src/main/java");

    private static final List<String> FILES = List.of(
            "lesson.yaml",
            "text.md",
            "hints.md",
            "Lab.java",
            "Visits.java",
            "PlainVisits.java",
            "LockedVisits.java",
            "VisitsTest.java",
            "Gate.java",
            "answers/synchronized_methods.java",
            "answers/atomic_integer.java",
            "answers/volatile_number.java");

    private NewLesson() {}

    /**
     * Writes it.
     *
     * @param name of the folder: lesson12_spawn
     * @param sources the source folder below which it goes
     * @return where it is
     * @throws IllegalArgumentException if the name is none, or the folder is there, in one sentence
     */
    public static Path write(String name, Path sources) throws IOException {
        if (!LessonFolder.isName(name)) {
            throw new IllegalArgumentException(
                    "a lesson's folder is called lessonNN_name, like lesson12_spawn, not " + name);
        }
        Path folder = sources.resolve(name);
        if (Files.exists(folder)) {
            throw new IllegalArgumentException("there is a folder " + folder + ": choose another name");
        }
        String simpleName = Arrays.stream(name.substring("lesson00_".length()).split("_", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        for (String file : FILES) {
            Path target = folder.resolve(file.equals("Lab.java") ? simpleName + file : file);
            Files.createDirectories(target.getParent());
            Files.writeString(
                    target,
                    template(file)
                            .replace("@PACKAGE@", name)
                            .replace("@NAME@", simpleName)
                            .replace(
                                    "@NUMBER@",
                                    name.substring("lesson".length(), "lesson00".length())
                                            .replaceFirst("^0", "")));
        }
        return folder;
    }

    /**
     * The source folder of the project that one stands in.
     *
     * @throws IllegalArgumentException if there is none, in one sentence
     */
    public static Path sourcesBelow(Path here) {
        return SOURCES.stream()
                .map(here::resolve)
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no source folder of lessons is below "
                        + here.toAbsolutePath() + ": go to the root of the project, or name one with --sources"));
    }

    private static String template(String file) throws IOException {
        try (InputStream in = NewLesson.class.getResourceAsStream("template/" + file + ".txt")) {
            if (in == null) {
                throw new IOException("the template of " + file + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
