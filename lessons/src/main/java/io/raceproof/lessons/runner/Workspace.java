package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The learner's folder. Files are made where there are none, and never overwritten without a copy.
 *
 * <pre>
 *   raceproof-lessons/
 *     pom.xml, .vscode/, .run/    for the IDE
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

    private static final String SCRATCH = ".raceproof";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd_HHmmss", Locale.ROOT);

    private final Path root;

    /** The lessons whose files this object has seen; for one thread, as the rest. */
    private final Set<String> seen = new TreeSet<>();

    /**
     * The folder of a learner who names none: the one they are in, or in a folder of, else a new one
     * here, or in their home folder where nothing may be written here.
     */
    static Path defaultFolder(Path here) {
        for (Path folder = here.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(SCRATCH)) && Files.exists(folder.resolve("pom.xml"))) {
                return folder;
            }
        }
        return Files.isWritable(here.toAbsolutePath())
                ? Path.of(DEFAULT_NAME)
                : Path.of(System.getProperty("user.home"), DEFAULT_NAME); // on a stick that is read-only, say
    }

    /** What {@link #catchUp} has done with a lesson. */
    enum CaughtUp {
        /** The learner had solved it: their file is as it was. */
        OWN,
        /** A right answer is in its place now. */
        GIVEN
    }

    /** Puts a right answer into the place of the learner's file, which is put aside, unless they have solved the lesson. */
    CaughtUp catchUp(Lesson lesson) throws IOException {
        if (passed().contains(lesson.id()) && Files.exists(plainFile(lesson))) {
            return CaughtUp.OWN;
        }
        reset(lesson);
        Files.writeString(plainFile(lesson), lesson.source(lesson.rightAnswers().get(0)));
        remember(lesson);
        return CaughtUp.GIVEN;
    }

    /** In this folder, which need not exist. */
    public Workspace(Path root) {
        this.root = root;
    }

    /**
     * The learner's file; the starter is put there if the exercise was not begun yet.
     *
     * @throws LostFileException if it was begun and is not there
     */
    public Path file(Lesson lesson) throws IOException {
        Path file = plainFile(lesson);
        if (!Files.exists(file)) {
            if (hasBegun(lesson)) {
                throw new LostFileException(lost(lesson, file));
            }
            writeStarter(lesson, file);
        }
        ensureNoted(lesson);
        return file;
    }

    /** Whether the learner has, or had, a file of this lesson. */
    boolean hasBegun(Lesson lesson) {
        return seen.contains(lesson.id()) || Files.exists(mark(lesson)) || Files.exists(plainFile(lesson));
    }

    private Path mark(Lesson lesson) {
        return scratch(lesson).resolve("begun");
    }

    private void ensureNoted(Lesson lesson) throws IOException {
        if (seen.isEmpty()) {
            new ProjectFiles(root).write(); // once, not at each save: it reads the manifests of all jars
        }
        seen.add(lesson.id());
        if (!Files.exists(mark(lesson))) {
            Files.createDirectories(scratch(lesson));
            Files.writeString(mark(lesson), "");
        }
    }

    private static String lost(Lesson lesson, Path file) throws IOException {
        String others = "";
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && Files.isDirectory(folder)) {
            try (Stream<Path> beside = Files.list(folder)) {
                others = beside.map(path -> String.valueOf(path.getFileName()))
                        .filter(name -> name.endsWith(".java"))
                        .sorted()
                        .collect(Collectors.joining(", "));
            }
        }
        return file.toAbsolutePath() + " is gone. "
                + (others.isEmpty() ? "Put it back" : "Beside it is " + others + ": give it its name back")
                + ", or start the exercise anew: reset " + lesson.number();
    }

    private Path plainFile(Lesson lesson) {
        return root.resolve(lesson.className().replace('.', '/') + ".java");
    }

    /** For files of ours. */
    public Path scratch(Lesson lesson) {
        return root.resolve(SCRATCH).resolve(lesson.id());
    }

    /** For files of ours that are of no lesson. */
    Path scratch() {
        return root.resolve(SCRATCH);
    }

    /** Where the pages of the demonstrations are. */
    Path demonstration() {
        return root.resolve(SCRATCH).resolve("demo");
    }

    /** Where the page of the last check is that had an interleaving to show. */
    public Path page(Lesson lesson) {
        return scratch(lesson).resolve("trace.html");
    }

    /**
     * Puts the learner's file aside and the starter in its place.
     *
     * @return where the old file is now; empty if there was none
     */
    public Optional<Path> reset(Lesson lesson) throws IOException {
        Path file = plainFile(lesson);
        Optional<Path> aside = Files.exists(file) ? Optional.of(putAside(lesson, file)) : Optional.empty();
        writeStarter(lesson, file);
        ensureNoted(lesson);
        return aside;
    }

    private Path putAside(Lesson lesson, Path file) throws IOException {
        Path aside = root.resolve("saved")
                .resolve(lesson.id() + "_" + TIME.format(LocalDateTime.now(ZoneId.systemDefault())))
                .resolve(file.getFileName());
        for (int n = 2; Files.exists(aside); n++) {
            aside = aside.resolveSibling(n + "_" + file.getFileName());
        }
        Files.createDirectories(aside.getParent());
        return Files.move(file, aside);
    }

    private void writeStarter(Lesson lesson, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, lesson.starterSource());
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
        return Math.min(next(scratch(lesson).resolve("hints.txt"), most), most);
    }

    /** The number, from 1 to {@code most}, of the wrong answer to show now; after the last one comes the first. */
    int nextWrong(Lesson lesson, int most) throws IOException {
        return (next(scratch(lesson).resolve("wrong.txt"), Integer.MAX_VALUE) - 1) % most + 1;
    }

    /** One more than the file says, which says so from now on, up to {@code most}. */
    private static int next(Path file, int most) throws IOException {
        int before = 0;
        if (Files.exists(file)) {
            String text = Files.readString(file).strip();
            before = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
        }
        int next = Math.min(before + 1, most);
        Files.createDirectories(file.getParent());
        Files.writeString(file, next + "\n");
        return next;
    }

    /** How long the long steps took when they last came to their end here; zero if they never did. */
    Duration longStepsTook(Lesson lesson) throws IOException {
        Path file = longSteps(lesson);
        String text = Files.exists(file) ? Files.readString(file).strip() : "";
        return Duration.ofMillis(text.matches("[0-9]{1,9}") ? Long.parseLong(text) : 0);
    }

    /** How long they took now. */
    void noteLongSteps(Lesson lesson, Duration took) throws IOException {
        Files.createDirectories(scratch(lesson));
        Files.writeString(longSteps(lesson), took.toMillis() + "\n");
    }

    private Path longSteps(Lesson lesson) {
        return scratch(lesson).resolve("long-steps-millis.txt");
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
