package lesson09_sizing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import io.raceproof.lessons.PrTier;
import io.raceproof.lessons.measure.Load;
import io.raceproof.lessons.measure.PythonRun;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lesson09_sizing.Sizing.Job;
import org.junit.jupiter.api.Test;

/** The numbers of lesson 9. */
class SizingTest {
    @Test
    void the_formula_gives_the_sizes_that_the_text_names() {
        Formula formula = new Formula();
        assertEquals(16, formula.workers(Job.PICTURE, 16));
        assertEquals(320, formula.workers(Job.DOWNLOAD, 16));
        assertEquals(1_280, formula.workers(Job.DOWNLOAD, 64));
        assertEquals(9, formula.workers(Job.REPORT, 5));
        assertEquals(2, formula.workers(Job.REPORT, 1));
    }

    @Test
    void on_paper_the_formula_holds_and_one_size_fails_in_both_ways() {
        Sizing oneSize = new OneSize();
        for (Job job : Job.values()) {
            SizingContract.enough(new Formula(), job);
            SizingContract.notTooMany(new Formula(), job);
        }
        assertEquals(
                "on 1 processor, 5 workers do 250 of the 1,000 DOWNLOADs a second that the processors can do",
                assertThrows(AssertionError.class, () -> SizingContract.enough(oneSize, Job.DOWNLOAD))
                        .getMessage());
        assertEquals(
                "on 1 processor, 5 workers share that: each PICTURE takes 25 ms instead of 5, and no more is done than with 1"
                        + " worker",
                assertThrows(AssertionError.class, () -> SizingContract.notTooMany(oneSize, Job.PICTURE))
                        .getMessage());
    }

    /** A job cannot be quicker than it is, on however busy a machine. */
    @Test
    void the_shop_works_and_waits_for_as_long_as_it_should() throws InterruptedException {
        Load.Result downloads = Shop.run(Job.DOWNLOAD, 4, Duration.ofMillis(60));
        assertTrue(downloads.latencyMillis() >= 19, downloads.toString());
        assertTrue(downloads.perSecond() <= 4 * 1000 / 19.0, downloads.toString());
    }

    @Test
    @PrTier("runs CPython")
    void the_script_for_cpython_prints_all_combinations() throws InterruptedException {
        List<JsonObject> lines;
        try {
            lines = PythonRun.lines(SizingExhibit.class, "sizing.py", "2", "1");
        } catch (IOException e) {
            assumeTrue(!e.toString().contains("not on the PATH"), e.toString());
            throw new AssertionError(e);
        }
        assertTrue(
                lines.get(0).has("version") && lines.get(0).has("gil"),
                lines.get(0).toString());
        List<String> combinations = new ArrayList<>();
        for (JsonObject line : lines.subList(1, lines.size())) {
            assertTrue(line.get("rate").getAsDouble() > 0, line.toString());
            combinations.add(line.get("pool").getAsString() + " "
                    + line.get("job").getAsString() + " " + line.get("workers").getAsInt());
        }
        assertEquals(
                List.of(
                        "threads computing 1",
                        "threads computing 2",
                        "processes computing 1",
                        "processes computing 2",
                        "threads waiting 1",
                        "threads waiting 4"),
                combinations);
    }
}
