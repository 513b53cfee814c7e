package io.raceproof.lessons.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import io.raceproof.stress.report.Stamp;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page with plots: one file, all data in it, nothing from a network. */
class PlotPageTest {
    private static PlotPage page(String title) {
        Series series = new Series(
                "threads",
                List.of(
                        new Series.Point(1, Measured.of(9.0, 10.0, 12.0)),
                        new Series.Point(2, Measured.of(19.0, 20.0, 21.0))));
        return new PlotPage(
                PlotPage.SCHEMA,
                title,
                "a story",
                Stamp.here(),
                List.of(Claim.of("it holds", series.at(1), Band.atMost(20))),
                List.of(Plot.curves(
                        "throughput", "workers", "a second", true, List.of(series), List.of(new Plot.Mark(2, "two")))),
                List.of(Table.of("throughput", "workers", List.of(series))),
                List.of("a note"));
    }

    @Test
    void it_holds_the_library_and_the_data_and_loads_nothing() throws IOException {
        String html = page("a title").html();
        assertTrue(html.contains("https://github.com/leeoniya/uPlot"), "uPlot's script, with its notice");
        assertTrue(html.contains(".u-legend"), "uPlot's style");
        assertFalse(html.matches("(?s).*<(script|link|img)[^>]*(src|href)=.*"), "something is loaded");
        assertFalse(html.contains("/*DATA*/") || html.contains("/*LIBRARY*/") || html.contains("/*STYLE*/"));
        Matcher json = Pattern.compile("(?s)id=\"data\">(.*?)</script>").matcher(html);
        assertTrue(json.find());
        assertEquals(
                page("a title").plots(),
                new Gson().fromJson(json.group(1), PlotPage.class).plots());
    }

    @Test
    void no_value_becomes_markup() throws IOException {
        String html = page("</script><script>alert(1)</script>").html();
        assertFalse(html.contains("</script><script>alert"), "a title ended the data");
    }

    @Test
    void a_table_has_the_median_and_the_least_and_the_greatest() {
        assertEquals(
                List.of(List.of("1", "10 (9–12)"), List.of("2", "20 (19–21)")),
                page("t").tables().get(0).rows());
    }
}
