package io.raceproof.stress.files;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A text file of entries, each a JSON object on a line of its own (JSON Lines, jsonlines.org), in UTF-8. An entry is a record
 * of texts, numbers and such records; none of them may be missing.
 *
 * <p>A file that is written as a whole begins with the name of its format, and ends with the number of its entries: without
 * that line it was cut off. A file to which entries are {@linkplain #append appended} has nothing but entries.
 *
 * <pre>
 *   {"format":"raceproof verdicts","version":1}
 *   {"test":"CounterTest","verdict":"HELD", ...}
 *   {"entries":1}
 * </pre>
 *
 * <p>A number that is none (NaN) or infinite is a text, as JSON has no such number. Immutable.
 *
 * @param <T> an entry
 */
public final class JsonLines<T extends Record> {
    private static final int VERSION = 1;

    private static final Gson GSON = new GsonBuilder()
            .disableHtmlEscaping()
            .registerTypeAdapter(double.class, new AnyDouble())
            .registerTypeAdapter(Double.class, new AnyDouble()) // the wrapped value is asked for its own
            .create();

    private final String name;
    private final Class<T> type;

    /**
     * A format.
     *
     * @param name what a file is, in the plural, for its first line and for messages: "verdicts"
     * @param type what its entries are
     */
    public JsonLines(String name, Class<T> type) {
        this.name = name;
        this.type = type;
    }

    /**
     * Writes a whole file, and the folders that lead to it.
     *
     * @throws UncheckedIOException if that is impossible
     */
    public void write(Path file, List<T> entries) {
        List<String> lines = new ArrayList<>(List.of(head()));
        entries.forEach(each -> lines.add(GSON.toJson(each)));
        lines.add(end(entries.size()));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, lines, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the " + name + " cannot be written to " + file, e);
        }
    }

    /**
     * Reads a whole file.
     *
     * @throws UncheckedIOException if it cannot be read
     * @throws IllegalArgumentException if it is no such file, or was cut off
     */
    public List<T> read(Path file) {
        List<String> lines = lines(file);
        if (lines.isEmpty() || !lines.get(0).equals(head())) {
            throw new IllegalArgumentException(file + " is no file of " + name + ": its first line is not " + head());
        }
        int entries = lines.size() - 2;
        if (entries < 0 || !lines.get(lines.size() - 1).equals(end(entries))) {
            throw new IllegalArgumentException(file + " was cut off: its last line does not say how many there are");
        }
        return entries(file, lines.subList(1, 1 + entries));
    }

    /**
     * Adds an entry to a file of entries alone, and makes the file and the folders that lead to it if there are none.
     *
     * @throws UncheckedIOException if that is impossible
     */
    public void append(Path file, T entry) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, GSON.toJson(entry) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the " + name + " cannot be written to " + file, e);
        }
    }

    /**
     * Reads a file of entries alone; empty lines count for nothing, and a file that does not exist has none.
     *
     * @throws UncheckedIOException if it cannot be read
     * @throws IllegalArgumentException if a line is no entry
     */
    public List<T> readAppended(Path file) {
        return Files.exists(file)
                ? entries(
                        file,
                        lines(file).stream().filter(line -> !line.isBlank()).toList())
                : List.of();
    }

    private List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the " + name + " cannot be read from " + file, e);
        }
    }

    private List<T> entries(Path file, List<String> lines) {
        List<T> entries = new ArrayList<>();
        for (String line : lines) {
            try {
                JsonElement entry = JsonParser.parseString(line);
                demandAll(type, entry, "");
                entries.add(GSON.fromJson(entry, type));
            } catch (JsonParseException | NumberFormatException e) {
                throw new IllegalArgumentException(
                        file + ", " + name + ": a line is no entry, " + e.getMessage() + ": " + line, e);
            }
        }
        return entries;
    }

    /** Gson leaves out what is missing. */
    private static void demandAll(Class<?> type, JsonElement entry, String path) {
        if (!(entry instanceof JsonObject object)) {
            throw new JsonParseException(path + "it is not an object");
        }
        for (RecordComponent part : type.getRecordComponents()) {
            JsonElement value = object.get(part.getName());
            if (value == null || value.isJsonNull()) {
                throw new JsonParseException(path + part.getName() + " is missing");
            }
            if (part.getType().isRecord()) {
                demandAll(part.getType(), value, path + part.getName() + ": ");
            }
        }
    }

    private String head() {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("format", "raceproof " + name);
        head.put("version", VERSION);
        return GSON.toJson(head);
    }

    private static String end(int entries) {
        return GSON.toJson(Map.of("entries", entries));
    }

    private static final class AnyDouble extends TypeAdapter<Double> {
        @Override
        public void write(JsonWriter out, Double value) throws IOException {
            if (Double.isFinite(value)) {
                out.value(value);
            } else {
                out.value(value.toString());
            }
        }

        @Override
        public Double read(JsonReader in) throws IOException {
            return in.nextDouble();
        }
    }
}
