package io.raceproof.lessons;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * All lessons: the folders {@code lessonNN_name} with a {@code lesson.yaml}, where this program's classes are, a folder or a
 * jar, and in the other folders of the class path. Adding the folder adds the lesson.
 */
public final class Lessons {
    /** Jars that were opened: for as long as the program runs. */
    private static final Map<Path, FileSystem> JARS = new ConcurrentHashMap<>();

    private Lessons() {}

    /**
     * All, in order.
     *
     * @throws BadLessonException if one is not as it should be
     */
    public static List<Lesson> all() {
        return folders().values().stream().map(LessonReader::read).toList();
    }

    /** One, by its number, id or folder: "1", "01", "lesson01", "lesson01_tickets". */
    public static Optional<Lesson> find(String name) {
        String digits =
                name.toLowerCase(Locale.ROOT).replaceFirst("^lesson", "").replaceFirst("_[a-z0-9_]+$", "");
        return digits.matches("[0-9]{1,2}")
                ? Optional.ofNullable(folders().get(String.format(Locale.ROOT, "lesson%02d", Integer.parseInt(digits))))
                        .map(LessonReader::read)
                : Optional.empty();
    }

    /** By their ids, in order. */
    private static Map<String, LessonFolder> folders() {
        Map<String, LessonFolder> folders = new TreeMap<>();
        for (Path root : roots()) {
            try (Stream<Path> inside = Files.list(root)) {
                inside.map(LessonFolder::new)
                        .filter(folder -> LessonFolder.isName(folder.packageName()))
                        .filter(folder -> folder.has(LessonFolder.DATA))
                        .forEach(folder -> add(folders, folder));
            } catch (IOException e) {
                throw new UncheckedIOException("the lessons cannot be listed in " + root, e);
            }
        }
        return folders;
    }

    private static void add(Map<String, LessonFolder> folders, LessonFolder folder) {
        LessonFolder other = folders.putIfAbsent(folder.id(), folder);
        if (other != null && !other.packageName().equals(folder.packageName())) {
            throw new BadLessonException(
                    folder.packageName() + "/" + LessonFolder.DATA,
                    1,
                    "there is another lesson of that number: " + other.packageName());
        }
    }

    private static Set<Path> roots() {
        Set<Path> roots = new LinkedHashSet<>();
        roots.add(own());
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry).toAbsolutePath();
            if (Files.isDirectory(path)) {
                roots.add(path);
            }
        }
        return roots;
    }

    /** Where this program's classes are. */
    private static Path own() {
        CodeSource source = Lessons.class.getProtectionDomain().getCodeSource();
        try {
            Path path = Path.of(source.getLocation().toURI());
            return Files.isDirectory(path)
                    ? path
                    : JARS.computeIfAbsent(path, Lessons::open).getPath("/");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the lessons cannot be found beside " + source.getLocation(), e);
        }
    }

    private static FileSystem open(Path jar) {
        try {
            return FileSystems.newFileSystem(jar);
        } catch (IOException e) {
            throw new UncheckedIOException("the lessons cannot be read from " + jar, e);
        }
    }
}
