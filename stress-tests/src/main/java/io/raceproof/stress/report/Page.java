package io.raceproof.stress.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.raceproof.stress.happensbefore.DataRace;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.lincheck.CondensedTrace;
import io.raceproof.stress.lincheck.ScheduleTree;
import io.raceproof.stress.verdict.Verdict;
import io.raceproof.stress.web.LocalServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 *       {@code steps}, each with the row it belongs to, {@code stepsLeft}, and its {@code ending}: which threads wait forever, the
 *       cycle of a deadlock, the signals for which no thread waited.
 *   <li>Schema 3: a thread that waits forever has a {@code reason}: which thread holds the lock, or which other one uses what is called. A field
 *       that refers to an array has what the array holds as its value.
 *   <li>Schema 4: rows have {@code notes}, a sentence for each stale value that they act on, and {@code doing}, what each
 *       thread does after them; a field of a collection or an array has {@code cells}, its elements. A version has its
 *       {@code races}, in the shape of {@link DataRace}.
 *   <li>Schema 5: a version has its {@code tree}, a {@link ScheduleTree}: schedules that were run, to choose from. Absent
 *       where none were recorded. The address {@code #s0.1212} is that of a schedule of the first version.
 * </ul>
 *
 * <p>All that the script draws stands in the page as plain HTML, too: it is what is printed, and what is seen where scripts
 * do not run.
 *
 * @param schema the version of this shape
 * @param title for people
 * @param story what the code is for
 * @param stamp where and when
 * @param versions of the code, the broken one first
 */
public record Page(int schema, String title, String story, Stamp stamp, List<Version> versions) {
    /** The version of the shape. Raise it with every change that a reader of the JSON would notice. */
    public static final int SCHEMA = 5;

    /** Where the JSON begins. */
    private static final String DATA = "<script type=\"application/json\" id=\"data\">";

    /** What stands in the template for the title, the style sheet, the plain HTML, the data and the script. */
    private static final Pattern MARK = Pattern.compile("/\\*(TITLE|STYLE|STILL|DATA|SCRIPT)\\*/");

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
     * @param races what the happens-before lens found
     * @param tree schedules that were run, or null
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
            @Nullable CondensedTrace interleaving,
            List<DataRace> races,
            @Nullable ScheduleTree tree) {
        /** Keeps copies. */
        public Version {
            bounds = List.copyOf(bounds);
            source = List.copyOf(source);
            outcomes = List.copyOf(outcomes);
            races = List.copyOf(races);
        }

        /** The same, with schedules to choose from. */
        public Version with(@Nullable ScheduleTree recorded) {
            return new Version(
                    name,
                    what,
                    verdict,
                    bounds,
                    file,
                    source,
                    first,
                    last,
                    green,
                    runs,
                    samples,
                    outcomes,
                    schedules,
                    rule,
                    interleaving,
                    races,
                    recorded);
        }
    }

    /** The same, with schedules of one of its versions to choose from. */
    public Page with(int version, @Nullable ScheduleTree tree) {
        List<Version> all = new ArrayList<>(versions);
        all.set(version, all.get(version).with(tree));
        return new Page(schema, title, story, stamp, all);
    }

    /**
     * Reads what {@link #write} has written.
     *
     * @throws IOException if it cannot be read, or is no page of this schema
     */
    public static Page read(Path file) throws IOException {
        String html = Files.readString(file, StandardCharsets.UTF_8);
        int begin = html.indexOf(DATA);
        int end = html.indexOf("</script>", Math.max(0, begin));
        if (begin >= 0 && end >= 0) {
            try {
                Page page = new Gson().fromJson(html.substring(begin + DATA.length(), end), Page.class);
                if (page != null && page.schema() == SCHEMA) {
                    return page;
                }
            } catch (JsonParseException noPage) {
                throw new IOException(file + " is no page of this version of raceproof: make it anew", noPage);
            }
        }
        throw new IOException(file + " is no page of this version of raceproof: make it anew");
    }

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
        String template = resource("page.html");
        String style = style();
        String script = script();
        return MARK.matcher(template)
                .replaceAll(mark -> Matcher.quoteReplacement(
                        switch (mark.group(1)) {
                            case "TITLE" -> Markup.escaped(title);
                            case "STYLE" -> style;
                            case "SCRIPT" -> script;
                            case "STILL" -> StillPage.of(this);
                            default -> json();
                        }));
    }

    /** The style sheet, for pages of which this is a {@linkplain #part part}. */
    public static String style() throws IOException {
        return resource("page.css");
    }

    /** The script that draws the data, for pages of which this is a {@linkplain #part part}. */
    public static String script() throws IOException {
        return resource("page.js");
    }

    /** What stands for it in the body of another page, without title and story; there may be one in a page. */
    public String part() {
        return "<div id=\"still\">" + StillPage.versionsOf(this) + "</div>\n<div id=\"live\" data-part></div>\n"
                + "<svg id=\"drawing\" width=\"0\" height=\"0\" class=\"unseen\" aria-hidden=\"true\"></svg>\n"
                + DATA + json() + "</script>\n";
    }

    private String json() {
        return new GsonBuilder()
                .create()
                .toJson(this); // it writes < and > as \\u003c and \\u003e: no value can end the script
    }

    private static String resource(String name) throws IOException {
        return LocalServer.resource(Page.class, name);
    }
}
