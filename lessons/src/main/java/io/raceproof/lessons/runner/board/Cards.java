package io.raceproof.lessons.runner.board;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.runner.board.Card.Picture;
import io.raceproof.lessons.runner.board.Card.Work;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link Card}s, as JSON. What is read may come from anywhere. Thread-safe. */
public final class Cards {
    /** A card has at most so many bytes. */
    public static final int MOST_BYTES = 64 * 1024;

    /** How files with a card end. */
    public static final String SUFFIX = ".raceproof-card.json";

    private static final int MOST_THREADS = 8;
    private static final int MOST_FILES = 1_000;
    private static final Gson GSON = new Gson();

    /** By their ids. */
    private final Map<String, Lesson> lessons;

    /** For the lessons that there are here: others are left out. */
    public Cards(List<Lesson> lessons) {
        this.lessons = lessons.stream()
                .collect(Collectors.toMap(Lesson::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    /** The JSON, on one line. */
    public static String json(Card card) {
        return GSON.toJson(card);
    }

    /**
     * Reads one.
     *
     * @throws BadCardException if it is none, in one sentence
     */
    public Card read(String json) throws BadCardException {
        Card card;
        try {
            card = GSON.fromJson(json, Card.class);
        } catch (JsonParseException | NullPointerException | IllegalArgumentException e) {
            throw new BadCardException("This is no progress card: it is not the JSON that raceproof writes.");
        } catch (RuntimeException e) { // Gson wraps what a record's constructor throws
            throw new BadCardException("This is no progress card: a part of it is missing.");
        }
        if (card == null || card.nickname() == null) {
            throw new BadCardException("This is no progress card: the nickname is missing.");
        }
        if (card.schema() != Card.SCHEMA) {
            throw new BadCardException("This card is of another version of raceproof (schema " + card.schema()
                    + ", here " + Card.SCHEMA + "): use the same on all machines.");
        }
        return new Card(Card.SCHEMA, nickname(card.nickname()), works(card));
    }

    /**
     * A nickname as it is shown.
     *
     * @throws BadCardException if nothing of it can be
     */
    public static String nickname(String wanted) throws BadCardException {
        String shown = Plain.text(wanted, Plain.NICKNAME);
        if (shown.isEmpty()) {
            throw new BadCardException("A nickname has at least one character that can be seen.");
        }
        return shown;
    }

    private Map<String, Work> works(Card card) {
        Map<String, Work> works = new TreeMap<>();
        card.lessons().forEach((id, work) -> {
            Lesson lesson = lessons.get(id);
            if (lesson != null && work != null) {
                works.put(id, cleaned(lesson, work));
            }
        });
        return works;
    }

    private static Work cleaned(Lesson lesson, Work work) {
        return new Work(
                work.verdict(),
                work.step(),
                Plain.text(Objects.requireNonNullElse(work.mistake(), ""), Plain.SENTENCE),
                cleaned(work.picture()),
                outcomes(lesson, work.predicted()),
                outcomes(lesson, work.seen()));
    }

    private static List<String> outcomes(Lesson lesson, List<String> names) {
        return lesson.outcomes().keySet().stream().filter(names::contains).toList();
    }

    private static @Nullable Picture cleaned(@Nullable Picture picture) {
        if (picture == null) {
            return null;
        }
        List<String> threads = few(picture.threads(), MOST_THREADS, text -> true).stream()
                .map(text -> Plain.text(text, Plain.NICKNAME))
                .toList();
        return new Picture(
                threads,
                few(picture.rows(), Card.MOST_ROWS, row -> row.thread() >= 0 && row.thread() < threads.size()).stream()
                        .map(row -> new Card.Row(
                                row.thread(),
                                Plain.text(Objects.requireNonNullElse(row.text(), ""), Plain.ROW),
                                Plain.text(Objects.requireNonNullElse(row.details(), ""), Plain.ROW)))
                        .toList(),
                few(picture.ending(), MOST_THREADS, text -> true).stream()
                        .map(text -> Plain.text(text, Plain.SENTENCE))
                        .toList());
    }

    private static <T> List<T> few(List<T> all, int most, Predicate<T> good) {
        return all.stream().filter(good).limit(most).toList();
    }

    // ---- files

    /** Reads one from a file. */
    public Card read(Path file) throws IOException, BadCardException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new BadCardException("This is no progress card: it has more than " + MOST_BYTES + " bytes.");
            }
            return read(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /** Writes one; an older one in its place is replaced in one step. */
    public static void write(Card card, Path file) throws IOException {
        Path whole = file.toAbsolutePath();
        Path begun = whole.resolveSibling(whole.getFileName() + ".new");
        Files.createDirectories(whole.getParent());
        Files.writeString(begun, json(card) + "\n");
        Files.move(begun, whole, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The name of a card's file: what may stand in one everywhere; the id is the learner's. */
    public static String fileName(Card card, String id) {
        return card.nickname().replaceAll("[^\\p{L}\\p{N}_-]+", "_") + "-" + id + SUFFIX;
    }

    /** The cards of a folder, by their files, in order; what is none is told, and left out. */
    public Map<Path, Card> readAll(Path folder, Consumer<String> trouble) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> String.valueOf(file.getFileName()).endsWith(SUFFIX))
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
        }
        Map<Path, Card> cards = new LinkedHashMap<>();
        for (Path file : files) {
            try {
                cards.put(file, read(file));
            } catch (BadCardException | IOException e) {
                trouble.accept(file.getFileName() + ": " + e.getMessage());
            }
        }
        return cards;
    }
}
