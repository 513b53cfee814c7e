package io.raceproof.lessons.demo;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.raceproof.lessons.BadLessonException;
import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.measure.Claim;
import io.raceproof.lessons.measure.PlotPage;
import io.raceproof.stress.report.Page;
import io.raceproof.stress.report.Stamp;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A real run of a lesson's demonstration, kept for the day when the race hides. {@code dev record} makes it, of a run in which all
 * went as the lesson says; nothing of it is written by hand. It is shown with where and when it was made. Immutable.
 *
 * @param schema the version of this shape
 * @param stamp where and when
 * @param code a digest of the versions that were run
 * @param slides what the run gave, with the terminal's codes for colours
 * @param page the same as the page shows it, from schema 2 on
 * @param plots what the lab has measured and drawn beside the lenses; null if it draws nothing, or the machine was too busy for that
 */
public record Recording(
        int schema,
        Stamp stamp,
        String code,
        List<List<String>> slides,
        @Nullable Page page,
        @Nullable PlotPage plots) {
    /** Its file in the lesson's folder. */
    public static final String FILE = "recorded.json";

    /** Narrow enough for every terminal, and large letters on a projector. */
    public static final int WIDTH = 64;

    /** Without page and plots. */
    private static final int FIRST_SCHEMA = 1;

    private static final int SCHEMA = 2;
    private static final int DIGEST_LETTERS = 16;

    /** Keeps copies. */
    public Recording {
        slides = slides.stream().map(List::copyOf).toList();
    }

    /**
     * What came of a run that was to be kept.
     *
     * @param recording null if it did not go as the lesson says, or if what breaks a version was not drawn
     * @param verdicts the last slide: what the run showed, and what it did not
     */
    public record Attempt(@Nullable Recording recording, List<String> verdicts) {
        /** Keeps a copy. */
        public Attempt {
            verdicts = List.copyOf(verdicts);
        }
    }

    /** Runs a lesson, and keeps what came out. */
    public static Attempt make(Lesson lesson, Path directory) throws IOException, InterruptedException {
        Slides.Ran ran = new Slides(lesson, WIDTH, Map.of("TERM", "xterm")).run(directory);
        boolean isDrawn = ran.page().versions().stream()
                .allMatch(version -> version.rule().isEmpty() || version.interleaving() != null);
        Stamp stamp = ran.page().stamp();
        List<String> verdicts = ran.slides().get(ran.slides().size() - 1);
        if (ran.verdict() != Verdict.HELD || !isDrawn) {
            return new Attempt(null, verdicts);
        }
        PlotPage plots = LessonRun.plots(lesson, stamp, directory)
                .filter(drawn -> Claim.worst(drawn.claims()) == Verdict.HELD)
                .orElse(null);
        return new Attempt(new Recording(SCHEMA, stamp, codeOf(lesson), ran.slides(), ran.page(), plots), verdicts);
    }

    /** That of a lesson, if there is one. */
    public static Optional<Recording> of(Lesson lesson) {
        if (!lesson.folder().has(FILE)) {
            return Optional.empty();
        }
        try {
            Recording recording =
                    new GsonBuilder().create().fromJson(lesson.folder().read(FILE), Recording.class);
            if (recording != null
                    && recording.schema() >= FIRST_SCHEMA
                    && recording.schema() <= SCHEMA
                    && recording.stamp() != null) {
                return Optional.of(recording);
            }
        } catch (JsonParseException e) {
            // as below
        }
        throw new BadLessonException(
                lesson.folder().packageName() + "/" + FILE,
                1,
                "no recording: make it with dev record " + lesson.number());
    }

    /** Whether the lesson still has the code that was run. */
    public boolean isUpToDate(Lesson lesson) {
        return code.equals(codeOf(lesson));
    }

    private static String codeOf(Lesson lesson) {
        List<String> parts = new ArrayList<>();
        lesson.versions().forEach(version -> {
            parts.add(version.name());
            parts.addAll(SourceText.of(lesson.folder(), version.name()).lines());
        });
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGEST_LETTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** That it is recorded, where and when, in one line. */
    public String mark(Lesson lesson) {
        return "RECORDED " + stamp.time().replaceFirst("T.*", "") + ", " + stamp.line()
                + (isUpToDate(lesson) ? "" : ", of an older version of this lesson");
    }

    List<String> marked(Lesson lesson, List<String> slide) {
        List<String> marked = new ArrayList<>(List.of(mark(lesson), ""));
        marked.addAll(slide);
        return List.copyOf(marked);
    }

    /** Writes it into a lesson's source folder, a line for each member; returns the file. */
    public Path write(Path folder) throws IOException {
        Gson gson = new GsonBuilder().disableHtmlEscaping().create();
        String members = gson.toJsonTree(this).getAsJsonObject().entrySet().stream()
                .map(member -> gson.toJson(member.getKey()) + ":" + gson.toJson(member.getValue()))
                .collect(Collectors.joining(",\n"));
        return Files.writeString(folder.resolve(FILE), "{\n" + members + "\n}\n");
    }
}
