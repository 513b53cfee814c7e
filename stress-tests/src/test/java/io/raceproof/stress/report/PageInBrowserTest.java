package io.raceproof.stress.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.jcstress.Expectation;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.lincheck.CondensedTrace;
import io.raceproof.stress.lincheck.Step.Location;
import io.raceproof.stress.report.Browser.Shown;
import io.raceproof.stress.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, headless. Left out, with a line that says so, where no Chromium is installed. */
@EnabledIfSystemProperty(
        named = "raceproof.tier",
        matches = "pr|nightly|weekly",
        disabledReason = "it starts a browser for each page: run with -Draceproof.tier=pr")
class PageInBrowserTest {
    private static final String HOSTILE = "<img src=x onerror=\"document.title='hacked'\"></script><b>\"'&\u2028";

    @TempDir
    Path directory;

    private Browser browser;
    private int pages;

    @BeforeEach
    void findBrowser() {
        browser = Browser.in(directory);
    }

    /** A story of so many rows of some threads in turn, each of whose texts is {@code text}. */
    private static Page page(String text, int rows, int threads) {
        return page(text, story(text, rows, threads, 2, CondensedTrace.Ending.ALL_WENT_ON));
    }

    private static CondensedTrace story(
            String text, int rows, int threads, int stepsOfRow, CondensedTrace.Ending ending) {
        List<CondensedTrace.Row> all = IntStream.range(0, rows)
                .mapToObj(i -> new CondensedTrace.Row(
                        i % threads,
                        new Location("X", "m", "X.java", 1 + i % 2),
                        text,
                        i > 1,
                        List.of(i + " " + text),
                        List.of(new CondensedTrace.Field(text, text + " value " + i)),
                        List.of(new CondensedTrace.Lock(
                                text, List.of(i % threads), List.of((i + 1) % threads), List.of(0)))))
                .toList();
        List<CondensedTrace.Event> steps = IntStream.range(0, rows * stepsOfRow)
                .mapToObj(i -> new CondensedTrace.Event(i / stepsOfRow % threads, i % 3, text, text, i / stepsOfRow))
                .toList();
        List<String> names =
                IntStream.range(0, threads).mapToObj(i -> "thread " + i).toList();
        return new CondensedTrace(names, all, 0, steps, 0, ending);
    }

    private static Page page(String text, CondensedTrace story) {
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
                story);
        return new Page(Page.SCHEMA, text, text, Stamp.here(), List.of(version));
    }

    /** So many threads, each of which waits for a lock of the next one; and the first signal was not heard. */
    private static CondensedTrace.Ending deadlock(String lock, int threads) {
        List<CondensedTrace.Stuck> stuck = IntStream.range(0, threads)
                .mapToObj(i -> new CondensedTrace.Stuck(i, false, lock + i, new Location("X", "m", "X.java", 1)))
                .toList();
        List<Integer> cycle = IntStream.range(0, threads).boxed().toList();
        return new CondensedTrace.Ending(stuck, cycle, List.of());
    }

    private Shown show(Page page, String fragment) throws Exception {
        return show(page, fragment, "", 1200);
    }

    /** With keys pressed one after the other. */
    private Shown pressing(Page page, String fragment, String... keys) throws Exception {
        StringBuilder script = new StringBuilder();
        for (String key : keys) {
            script.append("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: '")
                    .append(key)
                    .append("', bubbles: true, cancelable: true}));");
        }
        return show(page, fragment, script.toString(), 1200);
    }

    /** With a script of the test's run at the page's end. */
    private Shown show(Page page, String fragment, String script, int width) throws Exception {
        return browser.open(write(page, script), fragment, width);
    }

    private Path write(Page page, String script) throws Exception {
        Path file = directory.resolve(++pages + ".html");
        page.write(file);
        return Browser.withScript(file, script);
    }

    private static void assertNoComplaint(Shown shown) {
        assertEquals(List.of(), shown.complaints());
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

    @Test
    void the_state_after_the_step_is_shown_and_no_other() throws Exception {
        Shown shown = show(page("size", 6, 2), "#0.3");
        assertNoComplaint(shown);
        assertTrue(shown.dom().contains("Shared fields, after step 3"));
        assertEquals(1, shown.count(">size value \\d<"));
        assertEquals(1, shown.count("<div class=\"changed\"[^>]*>size value 2<"));
        assertEquals(1, shown.count("held by </span><span class=\"chip \"[^>]*>thread 0<"));
        assertEquals(1, shown.count("wanted by </span><span class=\"chip stuck\"[^>]*>thread 1<"));
        assertEquals(1, shown.count("asleep on it </span>"));
    }

    @Test
    void all_steps_are_drawn_when_the_address_asks_for_one_of_them_and_not_before() throws Exception {
        Shown condensed = show(page("list.add(1)", 6, 2), "#0.3");
        assertEquals(0, condensed.count("class=\"place\""));
        Shown all = show(page("list.add(1)", 6, 2), "#0.3.5");
        assertNoComplaint(all);
        assertEquals(12, all.count("class=\"place\""));
        assertTrue(all.dom().contains("step 5 of 12 (row 3 of 6)"));
        assertEquals(3, all.count("<tr class=\"past"), "the row is the one that the step belongs to");
        assertEquals(2, all.count("<tr class=\"mine"), "the steps of the row are marked");
        assertTrue(all.dom().contains("aria-pressed=\"true\""));
    }

    @Test
    void the_key_a_shows_and_hides_all_steps_and_keeps_the_position() throws Exception {
        Page page = page("list.add(1)", 6, 2);
        Shown shown = pressing(page, "#0.3", "a");
        assertTrue(shown.dom().contains("step 6 of 12 (row 3 of 6)"), "the last step of the row");
        Shown moved = pressing(page, "#0.3", "a", "ArrowRight", "ArrowRight");
        assertTrue(moved.dom().contains("step 8 of 12 (row 4 of 6)"), "a step at a time");
        Shown back = pressing(page, "#0.3", "a", "ArrowRight", "a");
        assertNoComplaint(back);
        assertTrue(back.dom().contains("step 4 of 6"), "a row at a time again");
        assertEquals(0, back.count("two all"));
        assertTrue(pressing(page, "#0.3", "End").dom().contains("step 6 of 6"));
        assertTrue(pressing(page, "#0.3", "Home", "ArrowLeft").dom().contains("step 0 of 6"));
    }

    @Test
    void a_deadlock_is_a_ring_of_threads_and_locks() throws Exception {
        Shown shown = show(page("x", story("x", 4, 2, 1, deadlock("lock", 2))), "#0.4");
        assertNoComplaint(shown);
        assertEquals(4, shown.count("<rect "));
        assertEquals(4, shown.count("marker-end="));
        assertEquals(2, shown.count(">waits for<"));
        assertEquals(2, shown.count(">held by<"));
        assertTrue(shown.dom().contains("waits for ever for lock1 in line 1"));
    }

    @Test
    void a_signal_that_nobody_heard_is_marked_and_so_is_the_thread_that_sleeps() throws Exception {
        Location here = new Location("X", "m", "X.java", 2);
        CondensedTrace.Ending lost = new CondensedTrace.Ending(
                List.of(new CondensedTrace.Stuck(1, true, "queue", here)),
                List.of(),
                List.of(new CondensedTrace.Signal(0, 2, "queue", here)));
        Shown shown = show(page("x", story("signals, and no thread is waiting", 4, 2, 1, lost)), "#0.4");
        assertNoComplaint(shown);
        assertTrue(shown.dom().contains("sleeps for ever on queue in line 2"));
        assertFalse(shown.dom().contains("line 2: nobody signals"));
        assertEquals(1, shown.count(">the signal nobody heard<"));
        assertEquals(1, shown.count("<li class=\"alarm\""), "the signal is marked in its row");
        assertEquals(0, shown.count("<rect "), "no cycle");
        CondensedTrace.Ending silent = new CondensedTrace.Ending(lost.stuck(), List.of(), List.of());
        Shown none = show(page("x", story("x", 4, 2, 1, silent)), "#0.4");
        assertTrue(none.dom().contains("sleeps for ever on queue in line 2: nobody signals after that"));
    }

    @Test
    void hostile_names_of_locks_stay_text() throws Exception {
        Shown shown = show(page(HOSTILE, story(HOSTILE, 4, 2, 3, deadlock(HOSTILE, 2))), "#0.2.5");
        assertNoComplaint(shown);
        assertFalse(shown.dom().contains("<img"));
        assertFalse(shown.dom().contains("<title>hacked"));
    }

    @Test
    void sixty_four_threads_five_thousand_steps_and_long_names_are_drawn() throws Exception {
        String text = "x".repeat(10_000);
        CondensedTrace story = story("x", 25, 25, 200, deadlock(text, 64));
        List<String> names = IntStream.range(0, 64).mapToObj(i -> "thread " + i).toList();
        Shown shown = show(page("x", story.named(names)), "#0.25.5000");
        assertNoComplaint(shown);
        assertEquals(5_000, shown.count("class=\"place\""));
        assertTrue(shown.dom().contains("step 5,000 of 5,000"));
        assertEquals(0, shown.count("<rect "), "too long for a ring: it is told in words");
        assertTrue(shown.dom().contains("→ thread 0<") || shown.dom().contains(" → thread 0"));
    }

    @Test
    void nothing_is_wider_than_a_narrow_window() throws Exception {
        Page page = page("a".repeat(300), story("b".repeat(300), 25, 8, 4, deadlock("c".repeat(300), 2)));
        Path file = write(page, Browser.OVERFLOW);
        List<Browser.Frame> frames = new ArrayList<>();
        for (String fragment : List.of("#0.3", "#0.3.9")) {
            for (int width : new int[] {400, 500, 1600}) {
                frames.add(new Browser.Frame(file, fragment, width));
            }
        }
        Shown shown = browser.openAll(frames);
        assertNoComplaint(shown);
        for (int i = 0; i < frames.size(); i++) {
            assertEquals(1, shown.count("data-overflow" + i + "=\"0\""), frames.get(i)::toString);
        }
    }

    /** What is to be seen at once, without scrolling the window sideways, or the box that something is in at all. */
    private static final String IN_SIGHT = """
            const inside = (element, box) => {
              const [a, b] = [element.getBoundingClientRect(), box];
              return a.width > 0 && a.left >= b.left && a.right <= b.right + 1 && a.top >= b.top && a.bottom <= b.bottom + 1;
            };
            const note = (name, seen) => { document.documentElement.dataset[name] = seen; };
            const $ = selector => document.querySelector(selector);
            note('width', innerWidth);
            note('verdict', inside($('.verdict'), {left: 0, right: innerWidth, top: 0, bottom: innerHeight}));
            note('row', inside($('.now .mine'), $('.scroll').getBoundingClientRect()));
            note('line', inside($('.here .tag'), $('.source').getBoundingClientRect()));
            note('code', $('.source').scrollWidth <= $('.source').clientWidth);
            """;

    @Test
    void in_a_window_of_400_pixels_the_verdict_the_row_and_its_line_are_in_sight() throws Exception {
        String line = "if (!open && queue.size() < most && !closing) { return refuse(job, most); }";
        List<CondensedTrace> stories = List.of(
                story("list.add(1)", 24, 2, 4, CondensedTrace.Ending.ALL_WENT_ON),
                story("list.add(1)", 24, 4, 4, deadlock("lock", 4)));
        List<Browser.Frame> frames = new ArrayList<>();
        for (CondensedTrace story : stories) {
            Path file = write(page(line, story), Browser.OVERFLOW + IN_SIGHT);
            frames.add(new Browser.Frame(file, "#0.20", 400));
            frames.add(new Browser.Frame(file, "#0.24", 400));
        }
        Shown shown = browser.openAll(frames);
        assertNoComplaint(shown);
        for (int i = 0; i < frames.size(); i++) {
            for (String seen : List.of(
                    "width%d=\"400\"",
                    "overflow%d=\"0\"", "verdict%d=\"true\"", "row%d=\"true\"", "line%d=\"true\"", "code%d=\"true\"")) {
                assertEquals(1, shown.count("data-" + seen.formatted(i)), () -> seen + " in " + shown.dom());
            }
        }
    }

    @Test
    void a_deadlock_is_drawn_to_be_read_in_a_narrow_window() throws Exception {
        String sizes = """
                const ring = document.querySelector('.ring');
                document.documentElement.dataset.size = ring.getBoundingClientRect().width / ring.viewBox.baseVal.width >= .8;
                document.documentElement.dataset.nodes = ring.querySelectorAll('rect').length;
                """;
        Path file = write(page("x", story("x", 4, 2, 1, deadlock("queueLock", 2))), sizes);
        Shown shown = browser.openAll(List.of(new Browser.Frame(file, "#0.4", 400)));
        assertNoComplaint(shown);
        assertEquals(1, shown.count("data-size0=\"true\""), shown::dom);
        assertEquals(1, shown.count("data-nodes0=\"4\""), shown::dom);
    }
}
