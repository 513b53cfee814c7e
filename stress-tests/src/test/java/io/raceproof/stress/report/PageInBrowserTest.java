package io.raceproof.stress.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.raceproof.stress.jcstress.Expectation;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.lincheck.Step.Location;
import io.raceproof.stress.lincheck.Story;
import io.raceproof.stress.verdict.Verdict;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, headless. Left out, with a line that says so, where no Chromium is installed. */
class PageInBrowserTest {
    private static final String HOSTILE = "<img src=x onerror=\"document.title='hacked'\"></script><b>\"'&\u2028";

    @TempDir
    Path directory;

    private Path browser = Path.of("");

    @BeforeEach
    void findBrowser() {
        Optional<Path> found = Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "the page was not tried in a browser: install chromium to have it tried");
        browser = found.get();
    }

    /** A story of so many rows of two threads in turn, each of whose texts is {@code text}. */
    private static Page page(String text, int rows, int threads) {
        List<Story.Row> all = IntStream.range(0, rows)
                .mapToObj(i -> new Story.Row(
                        i % threads,
                        new Location("X", "m", "X.java", 1 + i % 2),
                        text,
                        i > 1,
                        List.of(text + " = " + i)))
                .toList();
        List<String> names =
                IntStream.range(0, threads).mapToObj(i -> "thread " + i).toList();
        Page.Version version = new Page.Version(
                text,
                text,
                Verdict.BROKEN,
                List.of(text),
                "X.java",
                List.of(text, "second line"),
                1,
                2,
                9,
                10,
                30,
                List.of(new StressTable.Outcome(text, Expectation.FORBIDDEN, 30, text)),
                7,
                text,
                new Story(names, all, 0));
        return new Page(Page.SCHEMA, text, text, Stamp.here(), List.of(version));
    }

    /** What the browser makes of the page, and what it writes to its console. */
    private record Shown(String dom, String console) {
        int count(String pattern) {
            Matcher matcher = Pattern.compile(pattern).matcher(dom);
            int count = 0;
            while (matcher.find()) {
                count++;
            }
            return count;
        }
    }

    private Shown show(Page page, String fragment) throws Exception {
        Path file = directory.resolve("page.html");
        page.write(file);
        Path dom = directory.resolve("dom.html");
        Path console = directory.resolve("console.txt");
        List<String> command = new ArrayList<>(List.of(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--enable-logging=stderr",
                "--user-data-dir=" + directory.resolve("profile"),
                "--virtual-time-budget=2000",
                "--dump-dom",
                file.toUri() + fragment));
        Process process = new ProcessBuilder(command)
                .redirectOutput(dom.toFile())
                .redirectError(console.toFile())
                .start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Shown(Files.readString(dom), Files.readString(console, StandardCharsets.ISO_8859_1));
    }

    private static void assertNoComplaint(Shown shown) {
        assertEquals(
                List.of(),
                shown.console().lines().filter(line -> line.contains("CONSOLE")).toList());
    }

    @Test
    void it_opens_at_the_step_that_its_address_names() throws Exception {
        Shown shown = show(page("list.add(1)", 6, 2), "#0.3");
        assertNoComplaint(shown);
        assertEquals(3, shown.count("<tr class=\"past"));
        assertEquals(1, shown.count("class=\"past now\""));
        assertTrue(shown.dom().contains("step 3 of 6"));
        assertEquals(2, shown.count("◀ thread "), "each thread's line is marked in the source");
    }

    @Test
    void it_opens_before_the_first_step_where_the_address_names_none() throws Exception {
        Shown shown = show(page("list.add(1)", 6, 2), "");
        assertNoComplaint(shown);
        assertEquals(0, shown.count("<tr class=\"past"));
    }

    @Test
    void values_that_look_like_markup_are_shown_and_not_executed() throws Exception {
        Shown shown = show(page(HOSTILE, 3, 2), "#0.3");
        assertNoComplaint(shown);
        assertFalse(shown.dom().contains("<img"), "no element was made of a value");
        assertFalse(shown.dom().contains("<title>hacked"));
        assertTrue(shown.dom().contains("&lt;img src=x onerror="), "the value is shown");
    }

    @Test
    void many_threads_many_steps_and_long_values_are_drawn() throws Exception {
        Shown shown = show(page("x".repeat(10_000), 64, 64), "#0.64");
        assertNoComplaint(shown);
        assertEquals(64, shown.count("<tr class=\"past"));
    }
}
