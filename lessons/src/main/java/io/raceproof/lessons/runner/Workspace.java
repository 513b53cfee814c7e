package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The learner's folder. Files are made where there are none, and never overwritten without a copy.
 *
 * <pre>
 *   raceproof-lessons/
 *     pom.xml                     for the IDE
 *     progress.txt                the lessons that were passed, one a line
 *     lesson01_tickets/BoxOffice.java  the learner's work
 *     saved/…                     what reset has put aside
 *     .raceproof/                 classes, logs, pages
 * </pre>
 *
 * <p>Several runners may use one folder: progress is only added to, under a file lock, and replaced in one step.
 */
public final class Workspace {
    /** The folder's name, where the learner gives none. */
    public static final String DEFAULT_NAME = "raceproof-lessons";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd_HHmmss", Locale.ROOT);

    private final Path root;

    /** In this folder, which need not exist. */
    public Workspace(Path root) {
        this.root = root;
    }

    /** The learner's file; the starter is put there if there is none. */
    public Path file(Lesson lesson) throws IOException {
        Path file = plainFile(lesson);
        if (!Files.exists(file)) {
            writeStarter(lesson, file);
            writeProject();
        }
        return file;
    }

    private Path plainFile(Lesson lesson) {
        return root.resolve(lesson.className().replace('.', '/') + ".java");
    }

    /** For files of ours. */
    public Path scratch(Lesson lesson) {
        return root.resolve(".raceproof").resolve(lesson.id());
    }

    /** Where the page of the last failing check is. */
    public Path page(Lesson lesson) {
        return scratch(lesson).resolve("trace.html");
    }

    /**
     * Puts the learner's file aside and the starter in its place.
     *
     * @return where the old file is now
     */
    public Path reset(Lesson lesson) throws IOException {
        Path file = file(lesson);
        Path aside = root.resolve("saved")
                .resolve(lesson.id() + "_" + TIME.format(LocalDateTime.now(ZoneId.systemDefault())))
                .resolve(file.getFileName());
        for (int n = 2; Files.exists(aside); n++) {
            aside = aside.resolveSibling(n + "_" + file.getFileName());
        }
        Files.createDirectories(aside.getParent());
        Files.move(file, aside);
        writeStarter(lesson, file);
        return aside;
    }

    private void writeStarter(Lesson lesson, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, lesson.starterSource());
    }

    /** A POM that an IDE can open. It takes the classes from where this program has them. */
    private void writeProject() throws IOException {
        Path pom = root.resolve("pom.xml");
        if (Files.exists(pom)) {
            return;
        }
        StringBuilder dependencies = new StringBuilder();
        int n = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            dependencies.append(String.format(
                    Locale.ROOT,
                    "    <dependency><groupId>local</groupId><artifactId>entry%d</artifactId><version>0</version>"
                            + "<scope>system</scope><systemPath>%s</systemPath></dependency>%n",
                    n++,
                    Path.of(entry)
                            .toAbsolutePath()
                            .toString()
                            .replace("&", "&amp;")
                            .replace("<", "&lt;")));
        }
        Files.writeString(pom, """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>local</groupId>
                  <artifactId>raceproof-lessons-workspace</artifactId>
                  <version>0</version>
                  <properties><maven.compiler.release>17</maven.compiler.release></properties>
                  <dependencies>
                %s  </dependencies>
                  <build><sourceDirectory>${project.basedir}</sourceDirectory></build>
                </project>
                """.formatted(dependencies));
    }

    // ---- progress

    /** The ids of the lessons that were passed. */
    public Set<String> passed() {
        try {
            Path file = progressFile();
            return Files.exists(file) ? read(file) : new TreeSet<>();
        } catch (IOException e) {
            throw new UncheckedIOException("the progress cannot be read: " + progressFile(), e);
        }
    }

    /**
     * The number of the hint to show now, counted from 1; one more each time, up to {@code most}. It is forgotten when the
     * scratch folder is deleted.
     */
    public int nextHint(Lesson lesson, int most) throws IOException {
        Path file = scratch(lesson).resolve("hints.txt");
        int before = 0;
        if (Files.exists(file)) {
            String text = Files.readString(file).strip();
            before = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        }
        int next = Math.min(before + 1, most);
        Files.createDirectories(file.getParent());
        Files.writeString(file, next + "\n");
        return next;
    }

    /** Remembers that a lesson was passed. */
    public void remember(Lesson lesson) throws IOException {
        Files.createDirectories(root);
        try (FileChannel lock = FileChannel.open(
                root.resolve(".raceproof.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            Set<String> all = passed();
            all.add(lesson.id());
            Path next = root.resolve(".progress.new");
            Files.writeString(next, String.join("\n", all) + "\n");
            Files.move(next, progressFile(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static Set<String> read(Path file) throws IOException {
        Set<String> ids = new TreeSet<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            if (!line.isBlank()) {
                ids.add(line.strip());
            }
        }
        return ids;
    }

    private Path progressFile() {
        return root.resolve("progress.txt");
    }
}
