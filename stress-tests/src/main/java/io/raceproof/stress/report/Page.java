package io.raceproof.stress.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.lincheck.CondensedTrace;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page that tells what the tools found: one HTML file that needs no network. The data stand in it as JSON, in the shape
 * of this record; a script in the page draws them, as text only, so that no value can become markup or code.
 *
 * <p>The JSON stands in the element {@code <script type="application/json" id="data">}. Its members are this record's
 * components, and theirs in turn: {@code versions[].interleaving} is a {@link CondensedTrace}, absent where nothing was violated.
 * Threads are numbers, indices into the story's {@code threads}; enums are their names; what is null is absent.
 *
 * <ul>
 *   <li>Schema 1: {@code interleaving} has {@code threads}, {@code rows} and {@code left}.
 *   <li>Schema 2: rows have {@code fields} and {@code locks}, the state after them; the interleaving has all its
 *       {@code steps}, each with the row it belongs to, {@code stepsLeft}, and its {@code ending}: which threads wait for ever, the
 *       cycle of a deadlock, the signals for which no thread waited.
 *   <li>Schema 3: a thread that waits for ever has a {@code reason}: which thread holds the lock, or which other one uses what is called. A field
 *       that refers to an array has what the array holds as its value.
 * </ul>
 *
 * @param schema the version of this shape
 * @param title for people
 * @param story what the code is for
 * @param stamp where and when
 * @param versions of the code, the broken one first
 */
public record Page(int schema, String title, String story, Stamp stamp, List<Version> versions) {
    /** The version of the shape. Raise it with every change that a reader of the JSON would notice. */
    public static final int SCHEMA = 3;

    private static final String MARK = "/*DATA*/";

    /**
     * One version of the code.
     *
     * @param name its name
     * @param what what it does, in a few words
     * @param verdict of all lenses
     * @param bounds what the verdict is limited to
     * @param file its source file's name
     * @param source all lines
     * @param first the first line to show, counted from 1
     * @param last the last line to show
     * @param green how often the unit test was green
     * @param runs of how many times
     * @param samples of jcstress
     * @param outcomes of jcstress
     * @param schedules of the model checker
     * @param rule the rule that was violated, or empty
     * @param interleaving the one that violates it, or null
     */
    public record Version(
            String name,
            String what,
            Verdict verdict,
            List<String> bounds,
            String file,
            List<String> source,
            int first,
            int last,
            int green,
            int runs,
            long samples,
            List<StressTable.Outcome> outcomes,
            int schedules,
            String rule,
            @Nullable CondensedTrace interleaving) {}

    /** Writes it. An old page in its place is replaced in one step. */
    public void write(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path temporary = target.resolveSibling(target.getFileName() + ".new");
        try {
            Files.writeString(temporary, html(), StandardCharsets.UTF_8);
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** The whole file. */
    String html() throws IOException {
        Gson gson = new GsonBuilder().create(); // it writes < and > as \\u003c and \\u003e: no value can end the script
        try (InputStream in = Page.class.getResourceAsStream("page.html")) {
            if (in == null) {
                throw new IllegalStateException("page.html is missing beside " + Page.class.getName());
            }
            String template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int at = template.indexOf(MARK);
            return template.substring(0, at) + gson.toJson(this) + template.substring(at + MARK.length());
        }
    }
}
