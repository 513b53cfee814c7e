package io.raceproof.stress.report;

import static io.raceproof.stress.report.PagesForTests.HOSTILE;
import static io.raceproof.stress.report.PagesForTests.deadlock;
import static io.raceproof.stress.report.PagesForTests.names;
import static io.raceproof.stress.report.PagesForTests.page;
import static io.raceproof.stress.report.PagesForTests.story;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.raceproof.stress.NightlyTier;
import io.raceproof.stress.PrTier;
import io.raceproof.stress.lincheck.CondensedTrace;
import io.raceproof.stress.lincheck.ScheduleTree;
import io.raceproof.stress.lincheck.Step.Location;
import io.raceproof.stress.verdict.Verdict;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser, headless. Left out, with a line that says so, where no Chromium is installed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@PrTier("it starts a browser")
class PageInBrowserTest {

    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    /** Pictures of what is drawn, to be looked at. */
    private static final Path PICTURES = Path.of("target", "pages");

    private Path directory;
    private Chromium browser;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        directory = temporary;
        Optional<Path> found = Chromium.find();
        assumeTrue(found.isPresent(), "the page was not tried in a browser: install chromium to have it tried");
        browser = Chromium.start(found.get(), directory.resolve("profile"));
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private String write(Page page) throws Exception {
        Path file = directory.resolve("page.html");
        page.write(file);
        return file.toUri().toString();
    }

    private Chromium.Tab show(Page page, String fragment, int width, int height) throws Exception {
        return browser.tab(width, height).open(write(page) + fragment);
    }

    private Chromium.Tab show(Page page, String fragment) throws Exception {
        return show(page, fragment, 1280, 800);
    }

    private static int count(Chromium.Tab tab, String selector) {
        return tab.number("document.querySelectorAll(\"" + selector + "\").length");
    }

    /** The text of what is drawn. */
    private static String drawn(Chromium.Tab tab) {
        return tab.text("document.getElementById('live').innerText");
    }

    private static void assertNoComplaint(Chromium.Tab tab) {
        assertEquals(List.of(), tab.complaints());
    }

    @Test
    void it_opens_at_the_step_that_its_address_names() throws Exception {
        try (Chromium.Tab tab = show(page("list.add(1)", 6, 2), "#0.3")) {
            assertNoComplaint(tab);
            assertEquals(3, count(tab, "tr.past"));
            assertEquals(1, count(tab, "tr.past.now"));
            assertTrue(drawn(tab).contains("step 3 of 6"));
            assertEquals(2, count(tab, ".source .tag"), "each thread's line is marked in the source");
        }
    }

    @Test
    void it_opens_before_the_first_step_where_the_address_names_none() throws Exception {
        try (Chromium.Tab tab = show(page("list.add(1)", 6, 2), "")) {
            assertNoComplaint(tab);
            assertEquals(0, count(tab, "tr.past"));
        }
    }

    @Test
    void the_source_line_stands_in_each_row_and_the_statement_is_marked_in_it() throws Exception {
        try (Chromium.Tab tab = show(page("list.add(1)", 6, 2), "#0.2")) {
            assertEquals(
                    "list.add(1); second(line);",
                    tab.text("document.querySelectorAll('.steps .line')[1].lastChild.textContent"));
            assertEquals(
                    "list.add(1)",
                    tab.text("document.querySelectorAll('.steps .line')[1].querySelector('mark').textContent"));
            assertEquals("list.add(1)", tab.text("document.querySelector('.source .here mark').textContent"));
        }
    }

    @Test
    void values_that_look_like_markup_are_shown_and_not_executed() throws Exception {
        for (String fragment : List.of("#0.3", "#0.2.5")) {
            try (Chromium.Tab tab = show(page(HOSTILE, story(HOSTILE, 4, 2, 3, deadlock(HOSTILE, 2))), fragment)) {
                assertNoComplaint(tab);
                assertEquals(0, count(tab, "img, b"), "no element was made of a value");
                assertFalse(tab.text("document.title").equals("hacked"));
                assertTrue(drawn(tab).contains("<img src=x onerror="), "the value is shown");
                assertTrue(drawn(tab).contains("\\u202e\\u2066\\u200f"), "directions are shown by their codes");
                assertFalse(tab.is("/[\\u202e\\u2066\\u200f]/.test(document.querySelector('main').textContent)"));
            }
        }
    }

    @Test
    void many_threads_many_steps_and_long_values_are_drawn() throws Exception {
        try (Chromium.Tab tab = show(page("x".repeat(10_000), 64, 64), "#0.64")) {
            assertNoComplaint(tab);
            assertEquals(64, count(tab, "tr.past"));
        }
    }

    @Test
    void the_state_after_the_step_is_shown_and_what_has_changed_is_marked() throws Exception {
        try (Chromium.Tab tab = show(page("size", 6, 2), "#0.3")) {
            assertNoComplaint(tab);
            String state = tab.text("document.querySelector('.state').innerText");
            assertTrue(state.contains("after step 3"), state);
            assertTrue(state.contains("size value 2") && !state.contains("size value 3"), state);
            assertTrue(state.contains("was size value 1"), state);
            assertEquals("size value 2", tab.text("document.querySelector('.state .value .changed').textContent"));
            assertEquals(
                    "2,size",
                    tab.text("[...document.querySelectorAll('.state .cell')].map(e => e.textContent).join()"));
            assertEquals("2", tab.text("document.querySelector('.state .cell.changed').textContent"));
            assertTrue(state.contains("held by thread 0") && state.contains("wanted by thread 1"), state);
            assertTrue(state.contains("asleep on it thread 0"), state);
            assertTrue(state.contains("size ← m, line 1"), state);
            assertTrue(
                    tab.text("document.querySelector('[aria-live]').textContent")
                            .contains("thread 0 overwrites size"),
                    "the sentence is spoken");
        }
    }

    @Test
    void all_steps_are_drawn_when_the_address_asks_for_one_of_them_and_not_before() throws Exception {
        try (Chromium.Tab tab = show(page("list.add(1)", 6, 2), "#0.3")) {
            assertEquals(0, count(tab, "td.place"));
        }
        try (Chromium.Tab tab = show(page("list.add(1)", 6, 2), "#0.3.5")) {
            assertNoComplaint(tab);
            assertEquals(12, count(tab, "td.place"));
            assertTrue(drawn(tab).contains("step 5 of 12 (row 3 of 6)"));
            assertEquals(3, count(tab, "tr.past"), "the row is the one that the step belongs to");
            assertEquals(2, count(tab, "tr.mine"), "the steps of the row are marked");
            assertEquals(1, count(tab, "button[aria-pressed=true]"));
        }
    }

    @Test
    void the_keys_of_the_player_work_where_it_has_the_focus() throws Exception {
        try (Chromium.Tab tab = show(page("list.add(1)", 6, 2), "#0.3")) {
            tab.eval("document.querySelector('.pane.scroll').focus()");
            tab.press("a");
            assertTrue(drawn(tab).contains("step 6 of 12 (row 3 of 6)"), "the last step of the row");
            tab.eval("document.querySelector('.pane.whole').focus()");
            tab.press("ArrowRight", "ArrowRight");
            assertTrue(drawn(tab).contains("step 8 of 12 (row 4 of 6)"), "a step at a time");
            tab.press("ArrowLeft", "a");
            assertTrue(drawn(tab).contains("step 4 of 6"), "a row at a time again");
            tab.eval("document.querySelector('.pane.scroll').focus()");
            tab.press("End");
            assertTrue(drawn(tab).contains("step 6 of 6"));
            tab.press("Home", "ArrowLeft");
            assertTrue(drawn(tab).contains("step 0 of 6"));
            assertNoComplaint(tab);
        }
    }

    @Test
    void outside_of_the_player_home_and_end_scroll_and_the_arrows_step() throws Exception {
        try (Chromium.Tab tab = show(page("list.add(1)", 6, 2), "#0.3", 800, 500)) {
            tab.eval("document.activeElement.blur(); scrollTo({top: 300, behavior: 'instant'})");
            tab.press("End");
            tab.eval("new Promise(done => setTimeout(done, 300))"); // the browser scrolls smoothly, or at once
            assertTrue(drawn(tab).contains("step 3 of 6"), "not the player's");
            assertFalse(tab.is(
                    "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'End', cancelable: true})) === false"));
            tab.press("ArrowRight");
            assertTrue(drawn(tab).contains("step 4 of 6"));
        }
    }

    @Test
    void with_the_keyboard_alone_every_control_is_reached_and_works() throws Exception {
        try (Chromium.Tab tab = show(page("list.add(1)", 6, 2), "#0.3")) {
            tab.press("Tab", "Tab", "Tab", "Enter");
            assertTrue(drawn(tab).contains("step 4 of 6"), "the third control is the next step");
            tab.press("Tab", "Enter");
            assertTrue(drawn(tab).contains("step 6 of 6"), "then comes the last step");
            tab.press("Tab", "Tab", "Tab");
            assertEquals(
                    "steps, a column for each thread", tab.text("document.activeElement.getAttribute('aria-label')"));
        }
    }

    @Test
    void a_deadlock_is_a_ring_of_threads_and_locks() throws Exception {
        try (Chromium.Tab tab = show(page("x", story("x", 4, 2, 1, deadlock("lock", 2))), "#0.4")) {
            assertNoComplaint(tab);
            assertEquals(4, count(tab, ".ring rect"));
            assertEquals(4, count(tab, ".ring [marker-end]"));
            String ring = tab.text("document.querySelector('.ring').textContent");
            assertEquals(2, ring.split("waits for", -1).length - 1);
            assertEquals(2, ring.split("held by", -1).length - 1);
            assertTrue(drawn(tab).contains("waits forever for lock1 in line 1"));
        }
    }

    @Test
    void a_signal_that_nobody_heard_is_marked_and_so_is_the_thread_that_sleeps() throws Exception {
        Location here = new Location("X", "m", "X.java", 2);
        CondensedTrace.Ending lost = new CondensedTrace.Ending(
                List.of(new CondensedTrace.Stuck(1, true, "queue", here)),
                List.of(),
                List.of(new CondensedTrace.Signal(0, 2, "queue", here)));
        try (Chromium.Tab tab = show(page("x", story("signals, and no thread is waiting", 4, 2, 1, lost)), "#0.4")) {
            assertNoComplaint(tab);
            assertTrue(drawn(tab).contains("sleeps forever on queue in line 2"));
            assertFalse(drawn(tab).contains("line 2: no thread signals"));
            assertTrue(drawn(tab).contains("lost signal"));
            assertEquals(2, count(tab, "li.alarm"), "the signal is marked in its row, beside the note of that row");
            assertEquals(0, count(tab, ".ring rect"), "no cycle");
        }
        CondensedTrace.Ending silent = new CondensedTrace.Ending(lost.stuck(), List.of(), List.of());
        try (Chromium.Tab tab = show(page("x", story("x", 4, 2, 1, silent)), "#0.4")) {
            assertTrue(drawn(tab).contains("sleeps forever on queue in line 2: no thread signals after that"));
        }
    }

    @Test
    void sixty_four_threads_five_thousand_steps_and_long_names_are_drawn() throws Exception {
        CondensedTrace story = story("x", 25, 25, 200, deadlock("x".repeat(10_000), 64));
        try (Chromium.Tab tab = show(page("x", story.named(names(64))), "#0.25.5000")) {
            assertNoComplaint(tab);
            assertEquals(5_000, count(tab, "td.place"));
            assertTrue(drawn(tab).contains("step 5,000 of 5,000"));
            assertEquals(0, count(tab, ".ring rect"), "too long for a ring: it is told in words");
            assertTrue(drawn(tab).contains("→ thread 0"));
        }
    }

    @Test
    void a_step_takes_less_than_a_frame_with_a_thousand_rows() throws Exception {
        try (Chromium.Tab tab = show(page("list.add(1)", 1_000, 8), "#0.1")) {
            double millis = tab.eval("""
                    (() => {
                      const player = players.get(0);
                      const times = [];
                      for (let row = 1; row <= 200; row++) {
                        const start = performance.now();
                        player.go(row * 4);
                        document.body.offsetHeight;
                        times.push(performance.now() - start);
                      }
                      return times.sort((a, b) => a - b)[20]; // what it takes when nothing else takes the processor
                    })()""").getAsDouble();
            assertTrue(millis < 16, () -> millis + " ms");
        }
    }

    /** Whether an element is in the window as a whole, and in the part of its pane that is to be seen. */
    private static final String IN_SIGHT = """
            (selector => {
              const element = document.querySelector(selector);
              const a = element.getBoundingClientRect();
              const boxes = [{ left: 0, top: 0, right: innerWidth, bottom: innerHeight }];
              for (let e = element.parentElement; e; e = e.parentElement) {
                if (getComputedStyle(e).overflowY === 'auto') boxes.push(e.getBoundingClientRect());
              }
              return a.width > 0 && a.height > 0 && boxes.every(b =>
                  a.left >= b.left - 1 && a.right <= b.right + 1 && a.top >= b.top - 1 && a.bottom <= b.bottom + 1);
            })('%s')""";

    private static void assertInSight(Chromium.Tab tab, String selector) {
        assertTrue(
                tab.is(IN_SIGHT.formatted(selector)),
                () -> selector + " is not in sight: "
                        + tab.text("JSON.stringify(document.querySelector('" + selector
                                + "').getBoundingClientRect()) + ' of ' + innerWidth + ' × ' + innerHeight"));
    }

    @ParameterizedTest
    @CsvSource({"1600, 900", "1280, 800", "400, 800", "360, 640", "1920, 1080"})
    void the_played_row_and_the_state_beside_it_are_always_in_sight(int width, int height) throws Exception {
        String line = "if (!open && queue.size() < most && !closing) { return refuse(job, most); }";
        for (CondensedTrace story : List.of(
                story("list.add(1)", 24, 2, 4, CondensedTrace.Ending.ALL_WENT_ON),
                story("list.add(1)", 24, 4, 4, deadlock("lock", 4)))) {
            try (Chromium.Tab tab = show(page(line, story), "#0.3", width, height)) {
                for (int row = 3; row <= 24; row++) {
                    assertInSight(tab, ".now .mine .line");
                    assertInSight(tab, ".state .thing");
                    assertInSight(tab, ".told strong");
                    assertInSight(tab, "button[aria-label=\"next step\"]");
                    tab.press("ArrowRight");
                }
                assertTrue(tab.is("document.documentElement.scrollWidth <= innerWidth"), "nothing is wider");
                assertNoComplaint(tab);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 400, 500, 800, 1280, 1600, 1920})
    void nothing_is_wider_than_the_window(int width) throws Exception {
        Page page = page("a".repeat(300), story("b".repeat(300), 25, 8, 4, deadlock("c".repeat(300), 2)));
        for (String fragment : List.of("#0.3", "#0.3.9")) {
            try (Chromium.Tab tab = show(page, fragment, width, 900)) {
                assertEquals(width, tab.number("document.documentElement.scrollWidth"), fragment);
                assertNoComplaint(tab);
            }
        }
    }

    @Test
    void a_deadlock_is_drawn_to_be_read_in_a_narrow_window() throws Exception {
        try (Chromium.Tab tab = show(page("x", story("x", 4, 2, 1, deadlock("queueLock", 2))), "#0.4", 400, 800)) {
            assertTrue(tab.is("document.querySelector('.ring').getBoundingClientRect().width"
                    + " / document.querySelector('.ring').viewBox.baseVal.width >= .8"));
            assertEquals(4, count(tab, ".ring rect"));
        }
    }

    @Test
    void buttons_have_names_and_are_large_enough_for_a_finger() throws Exception {
        for (int width : new int[] {400, 1280}) {
            try (Chromium.Tab tab = show(page("list.add(1)", 6, 2), "#0.3", width, 800)) {
                assertEquals(
                        "[]",
                        tab.text("JSON.stringify([...document.querySelectorAll('button, .steps tbody tr')]"
                                + ".map(e => e.getBoundingClientRect()).filter(r => r.width < 44 || r.height < 44))"));
                assertEquals(0, count(tab, "button:not([aria-label])"));
            }
        }
    }

    @Test
    void outcomes_are_a_table_with_heads_on_a_logarithmic_scale() throws Exception {
        try (Chromium.Tab tab = show(page("lost", 3, 2), "#0.3")) {
            assertEquals(4, count(tab, ".outcomes thead th[scope=col]"));
            assertEquals(2, count(tab, ".outcomes tbody th[scope=row]"));
            assertEquals(
                    "30",
                    tab.text("document.querySelector('.outcomes tr.forbidden td:nth-child(3)').textContent"),
                    "per million");
            double part = tab.number("1000 * Math.log10(31) / Math.log10(1000001)");
            assertEquals(
                    part,
                    tab.number(
                            "1000 * document.querySelector('.outcomes tr.forbidden .bar').style.getPropertyValue('--part')"),
                    1);
        }
    }

    @Test
    void a_data_race_is_two_columns_with_an_arrow_for_each_edge_and_a_bar_for_the_missing_one() throws Exception {
        try (Chromium.Tab tab = show(page("lost", 3, 2), "#0.3")) {
            String race = tab.text("document.querySelector('.race').innerText");
            assertTrue(race.contains("line 1, in lost"), race);
            assertTrue(race.contains("Z.java:9") && race.contains("holding lost"), race);
            assertTrue(race.contains("nothing orders the two"), race);
            assertEquals(2, count(tab, ".race .access"));
            assertEquals(1, count(tab, ".race .edge"));
            assertEquals(
                    1,
                    tab.number("(([written, missing, read]) => written < missing && missing < read ? 1 : 0)("
                            + "[...document.querySelectorAll('.race .access, .race .missing')]"
                            + ".map(each => each.getBoundingClientRect().top))"),
                    race);
        }
    }

    @Test
    void without_scripts_the_whole_table_and_the_verdict_are_there() throws Exception {
        try (Chromium.Tab tab = browser.tab(1280, 800).scripts(false).open(write(page("lost", 5, 2)) + "#0.3")) {
            tab.scripts(true); // for the test's own
            assertEquals(0, count(tab, "#live *"), "no script has run");
            String still = tab.text("document.getElementById('still').innerText");
            for (String said : List.of("BROKEN", "HELD", "The rule is violated: lost", "thread 0 overwrites lost")) {
                assertTrue(still.contains(said), () -> said + " in " + still);
            }
            for (int row = 0; row < 5; row++) {
                assertTrue(still.contains("list = [" + row + ", lost]"), still);
            }
            assertEquals(6 + 3, count(tab, "#still tr"), "five rows and two outcomes, with their heads");
        }
    }

    @Test
    void on_paper_there_are_all_rows_with_their_states_one_version_a_sheet() throws Exception {
        try (Chromium.Tab tab = show(page("lost", 5, 2), "#0.3").media("print", "dark")) {
            assertEquals("none", tab.text("getComputedStyle(document.getElementById('live')).display"));
            assertEquals("block", tab.text("getComputedStyle(document.getElementById('still')).display"));
            String seen = tab.text("document.body.innerText");
            for (int row = 0; row < 5; row++) {
                assertTrue(seen.contains("list = [" + row + ", lost]"), seen);
            }
            assertEquals(
                    "auto,page",
                    tab.text("[...document.querySelectorAll('#still section')]"
                            + ".map(e => getComputedStyle(e).breakBefore).join()"));
            assertEquals(
                    "rgb(255, 255, 255)",
                    tab.text("getComputedStyle(document.body).backgroundColor"),
                    "paper is white in a dark room, too");
        }
    }

    private static String seriousByAxe(Chromium.Tab tab) throws Exception {
        try (InputStream in = Objects.requireNonNull(PageInBrowserTest.class.getResourceAsStream(AXE), AXE)) {
            tab.eval(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return tab.text("""
                axe.run(document, { resultTypes: ['violations'] }).then(result => JSON.stringify(result.violations
                    .filter(one => ['serious', 'critical'].includes(one.impact))
                    .map(one => [one.id, one.nodes.map(node => node.html.slice(0, 150) + node.failureSummary)]), null, 1))""");
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 1280", "light, 400", "dark, 400"})
    void axe_finds_nothing_serious(String scheme, int width) throws Exception {
        Page page = page("list.add(1)", story("list.add(1)", 6, 3, 2, deadlock("lock", 2)));
        for (String fragment : List.of("#0.3", "#0.3.5")) {
            try (Chromium.Tab tab =
                    browser.tab(width, 800).media("screen", scheme).open(write(page) + fragment)) {
                tab.picture(PICTURES.resolve("axe-" + scheme + "-" + width + ".png"));
                String found = seriousByAxe(tab);
                Files.createDirectories(PICTURES);
                Files.writeString(PICTURES.resolve("axe-" + scheme + "-" + width + ".json"), found);
                assertEquals("[]", found);
            }
        }
    }

    // ---- be the scheduler

    private static final String SCHEDULER = "[aria-label^=scheduler]";

    private static String told(Chromium.Tab tab) {
        return tab.text("document.querySelector(\"" + SCHEDULER + " .told\").innerText");
    }

    /** How the schedule that is shown ends: won, held, or nothing as it goes on. */
    private static String end(Chromium.Tab tab) {
        return tab.text("document.querySelector(\"" + SCHEDULER + " .told\").dataset.end ?? ''");
    }

    private static void click(Chromium.Tab tab, String name) {
        tab.eval("document.querySelector('button[aria-label=\"" + name + "\"]').click()");
    }

    @Test
    void the_reader_chooses_each_step_takes_it_back_and_breaks_the_broken_version() throws Exception {
        try (Chromium.Tab tab = show(PagesForTests.withSchedules("value"), "", 1280, 800)) {
            assertEquals(0, count(tab, SCHEDULER), "drawn when it is asked for");
            click(tab, "be the scheduler of value");
            click(tab, "thread 1 goes on");
            assertTrue(told(tab).contains("thread 1, line 2: reads value: 0"), told(tab));
            tab.eval("document.querySelector('button[aria-label=\"thread 2 goes on\"]').focus()");
            tab.press("Enter");
            assertTrue(told(tab).contains("thread 2"), told(tab));
            tab.press("1", "2");
            assertEquals("won", end(tab));
            assertTrue(
                    told(tab).contains("You broke it: value. 4 steps, 2 preemptions; it can be done with 1."),
                    told(tab));
            assertTrue(tab.text("location.hash").endsWith("#s0.1212"));
            assertInSight(tab, SCHEDULER + " .now .mine .line");
            assertInSight(tab, SCHEDULER + " .state .thing");
            tab.picture(PICTURES.resolve("scheduler-won.png"));
            tab.press("u", "ArrowLeft", "ArrowLeft", "1", "2", "2");
            assertEquals("held", end(tab));
            assertTrue(tab.text("location.hash").endsWith("#s0.1122"));
            tab.press("Home");
            assertTrue(told(tab).contains("sequential consistency"), told(tab));
            assertNoComplaint(tab);
        }
    }

    @Test
    void on_the_fixed_version_every_schedule_can_be_tried_and_none_wins() throws Exception {
        try (Chromium.Tab tab = show(PagesForTests.withSchedules("value"), "#s1.1122", 1280, 800)) {
            assertEquals("held", end(tab));
            assertTrue(drawn(tab).contains("2 schedules recorded, there are no others; none breaks it"), drawn(tab));
            assertEquals("held,held", tab.text("""
                            (() => {
                              const { tree } = page.versions[1];
                              const { nodes } = tree;
                              const ways = nodes.end.map((end, node) => node).filter(node => nodes.end[node] >= 0).map(node => {
                                const way = [];
                                for (let n = node; n > 0; n = nodes.parent[n]) way.unshift(tree.moves[nodes.move[n]].thread);
                                return way;
                              });
                              return ways.map(way => {
                                schedulers.get(1).play(way);
                                return document.querySelector('[aria-label^="scheduler of"] .told').dataset.end;
                              }).join();
                            })()"""));
            tab.eval("schedulers.get(1).play([1])");
            assertTrue(
                    tab.is("document.querySelector('button[aria-label=\"thread 2 goes on\"]').disabled"),
                    "it has to wait");
            assertNoComplaint(tab);
        }
    }

    @Test
    @NightlyTier("one page more in the browser")
    void what_was_not_recorded_says_so_and_how_to_have_it_recorded() throws Exception {
        Page page = page("x", 4, 2).with(0, Schedules.chain("x", 2, 10));
        try (Chromium.Tab tab = show(page, "#s0.21", 1280, 800)) {
            assertEquals(
                    "thread 1 ?",
                    tab.text("document.querySelector('button[aria-label=\"thread 1 goes on\"]').textContent"));
            tab.eval("document.querySelector('button[aria-label=\"thread 1 goes on\"]').focus()");
            tab.press("1");
            assertTrue(told(tab).contains("What thread 1 would do here was not recorded"), told(tab));
            assertTrue(told(tab).contains("raceproof trace 1 --explore 211"), told(tab));
            assertTrue(tab.text("location.hash").endsWith("#s0.21"), "it stays where it is");
            tab.press("2");
            assertTrue(tab.text("location.hash").endsWith("#s0.212"));
        }
        try (Chromium.Tab tab = show(page, "#s0.2122", 1280, 800)) {
            assertTrue(tab.text("location.hash").endsWith("#s0.212"), "as far as it was recorded");
            assertTrue(told(tab).contains("was not recorded"), told(tab));
        }
    }

    @Test
    void hostile_values_in_schedules_stay_text() throws Exception {
        try (Chromium.Tab tab = show(PagesForTests.withSchedules(HOSTILE), "#s0.1212")) {
            assertEquals("won", end(tab));
            assertNoComplaint(tab);
            assertEquals(0, count(tab, "img, b"));
            assertFalse(tab.text("document.title").equals("hacked"));
            assertFalse(tab.is("/[\\u202e\\u2066\\u200f]/.test(document.querySelector('main').textContent)"));
        }
    }

    @Test
    @NightlyTier("one page more in the browser")
    void schedules_of_64_threads_with_long_values_are_drawn() throws Exception {
        Page page = page("x", 4, 2).with(0, Schedules.chain("x".repeat(10_000), 64, 200));
        try (Chromium.Tab tab = show(page, "#s0.23456789abc", 1280, 800)) {
            assertEquals(11, tab.number("document.querySelectorAll(\"" + SCHEDULER + " tr.past\").length"));
            tab.eval("schedulers.get(0).play(Array.from({ length: 64 }, (_, i) => 1 + (i + 1) % 64))");
            assertTrue(tab.text("location.hash").endsWith("XYZ-_01"), "each thread has a letter");
            assertNoComplaint(tab);
        }
    }

    @Test
    @NightlyTier("one page more in the browser")
    void without_scripts_the_number_of_schedules_is_told() throws Exception {
        try (Chromium.Tab tab =
                browser.tab(1280, 800).scripts(false).open(write(PagesForTests.withSchedules("value")))) {
            String still = tab.scripts(true).text("document.getElementById('still').innerText");
            assertTrue(still.contains("6 schedules were recorded, there are no others; 4 of them break it"), still);
            assertTrue(still.contains("2 schedules were recorded, there are no others; none breaks it"), still);
        }
    }

    @Test
    @NightlyTier("one page more in the browser")
    void a_choice_takes_less_than_a_frame_with_five_thousand_nodes() throws Exception {
        Page page = page("x", 1_000, 8).with(0, Schedules.chain("x", 2, ScheduleTree.MOST_NODES - 1));
        try (Chromium.Tab tab = show(page, "#s0." + "21".repeat(500), 1280, 800)) {
            double millis = tab.eval("""
                    (() => {
                      const times = [];
                      for (let i = 0; i < 60; i++) {
                        const start = performance.now();
                        schedulers.get(0).choose(i % 2 === 0 ? 2 : 1);
                        document.body.offsetHeight;
                        times.push(performance.now() - start);
                      }
                      return times.sort((a, b) => a - b)[6]; // what it takes when nothing else takes the processor
                    })()""").getAsDouble();
            assertTrue(drawn(tab).contains("1,060 steps"), "all were taken");
            assertTrue(millis < 16, () -> millis + " ms");
        }
    }

    @ParameterizedTest
    @NightlyTier("one page more in the browser")
    @CsvSource({"1600, 900, light", "1280, 800, dark", "400, 800, light", "360, 640, dark"})
    void the_scheduler_is_in_sight_as_a_whole_and_axe_finds_nothing_serious(int width, int height, String scheme)
            throws Exception {
        try (Chromium.Tab tab = browser.tab(width, height)
                .media("screen", scheme)
                .open(write(PagesForTests.withSchedules("value")) + "#s0.121")) {
            for (String seen : List.of(".now .mine .line", ".state .thing", ".told strong", "button")) {
                assertInSight(tab, SCHEDULER + " " + seen);
            }
            assertEquals(width, tab.number("document.documentElement.scrollWidth"));
            tab.picture(PICTURES.resolve("scheduler-" + scheme + "-" + width + ".png"));
            assertEquals("[]", seriousByAxe(tab));
        }
    }

    // ---- in step with a watch

    /** Waits until a condition holds in the page. */
    private static void await(Chromium.Tab tab, String condition) {
        assertTrue(tab.eval("new Promise(done => { const look = () => { if (" + condition
                        + ") done(true); else setTimeout(look, 20); }; look(); })")
                .getAsBoolean());
    }

    @Test
    @NightlyTier("one page more in the browser")
    void a_page_is_in_step_with_a_watch_step_by_step_and_keeps_the_place_that_the_reader_is_at() throws Exception {
        Path file = directory.resolve("trace.html");
        PagesForTests.page("first", 6, 2).write(file);
        LiveState.StepSeen step = new LiveState.StepSeen(HOSTILE, Verdict.BROKEN, HOSTILE, List.of(HOSTILE));
        LiveState judging = new LiveState(LiveState.SCHEMA, HOSTILE, "X.java", List.of(step), null, 0);
        LiveState broken = new LiveState(LiveState.SCHEMA, HOSTILE, "X.java", List.of(step), Verdict.BROKEN, 1);
        LiveServer live = LiveServer.start();
        try (Chromium.Tab tab = browser.tab(1280, 800).open(live.address())) {
            await(tab, "document.body.innerText.includes('Waiting for the first save')");
            live.send(judging);
            await(tab, "document.body.innerText.includes('Judging what was saved')");
            assertTrue(tab.text("document.body.innerText").contains("<img src=x onerror="), "the value is shown");
            assertEquals(0, count(tab, "img, b, iframe"));
            live.show(file);
            live.send(broken);
            String inside = "document.querySelector('iframe')?.contentDocument";
            await(tab, inside + "?.querySelectorAll('.steps tbody tr').length === 6");
            assertEquals("BROKEN", tab.text("document.getElementById('verdict').textContent"));
            tab.eval(
                    "document.querySelector('iframe').contentWindow.document.querySelector('[aria-label=\"next step\"]').click()");
            PagesForTests.page("second", 6, 2).write(file);
            live.send(new LiveState(LiveState.SCHEMA, "X", "X.java", List.of(step), Verdict.BROKEN, 2));
            await(tab, inside + "?.body?.innerText.includes('second')");
            await(tab, inside + "?.querySelectorAll('tr.past').length === 1");
            tab.picture(PICTURES.resolve("live.png"));
            live.send(new LiveState(LiveState.SCHEMA, "X", "X.java", List.of(), null, 0));
            await(tab, "!document.querySelector('iframe')");
            live.close();
            await(tab, "document.body.innerText.includes('The watch has ended')");
            assertEquals(
                    List.of(),
                    tab.complaints().stream()
                            .filter(one -> !one.startsWith("asks for " + live.address()))
                            .toList());
        } finally {
            live.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 400"})
    @NightlyTier("one page more in the browser")
    void axe_finds_nothing_serious_in_the_page_of_a_watch(String scheme, int width) throws Exception {
        LiveState.StepSeen held = new LiveState.StepSeen("contract", Verdict.HELD, "3 checks", List.of());
        LiveState.StepSeen step = new LiveState.StepSeen("model check", Verdict.BROKEN, "it breaks", List.of("why"));
        try (LiveServer live = LiveServer.start()) {
            live.send(new LiveState(LiveState.SCHEMA, "X", "X.java", List.of(held, step), Verdict.BROKEN, 0));
            try (Chromium.Tab tab =
                    browser.tab(width, 800).media("screen", scheme).open(live.address())) {
                await(tab, "document.body.innerText.includes('it breaks')");
                assertEquals("[]", seriousByAxe(tab));
            }
        }
    }
}
