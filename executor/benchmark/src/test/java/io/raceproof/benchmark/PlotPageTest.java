package io.raceproof.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.raceproof.stress.report.Stamp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page and the JSON. */
class PlotPageTest {
    private static final String HOSTILE = "<script>alert('1')</script>&\"";

    private static Report hostile(boolean quick) {
        Stamp stamp = new Stamp(HOSTILE, HOSTILE, HOSTILE, 2, HOSTILE, HOSTILE);
        List<Ratio> ratios = List.of(
                new Ratio(HOSTILE, HOSTILE, HOSTILE, 1.5, 1.2, 3.1, 1),
                new Ratio("burst", "2w", "limit", 0.5, 0, 1, 1));
        return new Report(1, stamp, quick, 0, List.of(Cell.cost(HOSTILE, HOSTILE, HOSTILE, HOSTILE, 1)), ratios);
    }

    @Test
    void no_name_becomes_markup() throws Exception {
        String html = new PlotPage(hostile(false)).html();
        assertFalse(html.contains("<script"), html);
        assertTrue(html.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;"), html);
    }

    @Test
    void it_loads_nothing() throws Exception {
        String html = new PlotPage(hostile(false)).html();
        assertFalse(
                Pattern.compile("(src|href)=\"(?!data:)|url\\(|@import")
                        .matcher(html)
                        .find(),
                html);
    }

    @Test
    void it_draws_each_ratio_in_the_project_s_style() throws Exception {
        String html = new PlotPage(hostile(false)).html();
        assertEquals(2, html.split("<circle ", -1).length - 1);
        assertTrue(html.contains("1.50 met") && html.contains("0.50 missed"), html);
        assertTrue(html.contains("--paper:"), html);
        assertFalse(html.contains("NaN") || html.contains("Infinity"), html);
    }

    @Test
    void a_pool_has_the_same_colour_in_every_plot_and_a_floor_has_none() throws Exception {
        List<Ratio> ratios = List.of(
                new Ratio("burst", "1w", "inline", 0.5, 0, 1, 0),
                new Ratio("burst", "1w", "JDK pool", 2, 1, 3, 1),
                new Ratio("map", "2w", "ForkJoin", 2, 1, 3, 1),
                new Ratio("map", "2w", "JDK pool", 2, 1, 3, 1));
        Stamp stamp = new Stamp("25", "Linux", "a processor", 2, "0123456789", "2026-01-02T03:04:05Z");
        String html = new PlotPage(new Report(1, stamp, false, 0, List.of(), ratios)).html();
        List<String> colours = Pattern.compile("<circle [^>]*fill=\"([^\"]*)\"")
                .matcher(html)
                .results()
                .map(dot -> dot.group(1))
                .toList();
        assertEquals(List.of("var(--soft)", "var(--t1)", "var(--t2)", "var(--t1)"), colours);
    }

    @Test
    void only_a_quick_run_says_that_it_is_quick() throws Exception {
        assertTrue(new PlotPage(hostile(true)).html().contains("A quick run"));
        assertFalse(new PlotPage(hostile(false)).html().contains("A quick run"));
    }

    @Test
    void json_and_page_are_written(@TempDir Path directory) throws Exception {
        Report.of(
                        List.of(
                                Cell.rate("burst", "2w", "ours", "ops/ms", 30),
                                Cell.rate("burst", "2w", "JDK pool", "ops/ms", 10)),
                        false,
                        0)
                .write(directory);
        var json = JsonParser.parseString(Files.readString(directory.resolve("benchmark.json")))
                .getAsJsonObject();
        assertEquals(
                3,
                json.getAsJsonArray("ratios")
                        .get(0)
                        .getAsJsonObject()
                        .get("median")
                        .getAsDouble());
        assertEquals(2, json.getAsJsonArray("cells").size());
        assertTrue(json.getAsJsonObject("stamp").get("cores").getAsInt() > 0);
        assertTrue(Files.readString(directory.resolve("benchmark.html")).contains("3.00 met"));
    }
}
