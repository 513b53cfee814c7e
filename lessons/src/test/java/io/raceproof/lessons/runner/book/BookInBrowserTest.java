package io.raceproof.lessons.runner.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.NightlyTier;
import io.raceproof.lessons.PrTier;
import io.raceproof.lessons.demo.Recording;
import io.raceproof.lessons.runner.sheets.PdfPrinter;
import io.raceproof.stress.report.Chromium;
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

/** The book in a real browser, opened from disk. Left out, with a line that says so, where no Chromium is installed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@PrTier("it starts a browser")
class BookInBrowserTest {
    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    /** Pictures of what is drawn, to be looked at. */
    private static final Path PICTURES = Path.of("target", "pages");

    private final List<Lesson> lessons = Lessons.all();
    private Path folder;
    private Book book;
    private Chromium browser;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        Optional<Path> found = Chromium.find();
        assumeTrue(found.isPresent(), "the book was not tried in a browser: install chromium to have it tried");
        folder = temporary;
        book = Book.of(lessons, Recording::of);
        book.write(folder.resolve("book"));
        Lesson hostile = HostileLesson.lesson(folder);
        Book.of(List.of(hostile), lesson -> Optional.of(HostileLesson.run())).write(folder.resolve("hostile"));
        browser = Chromium.start(found.get(), folder.resolve("profile"));
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private String address(String page) {
        return folder.resolve("book").toUri() + page;
    }

    private Chromium.Tab open(String page, int width, int height) {
        return browser.tab(width, height).open(address(page));
    }

    /** Presses Tab until an element has the focus. */
    private static void tabTo(Chromium.Tab tab, String selector) {
        for (int i = 0; i < 200; i++) {
            if (tab.is("document.activeElement.matches('" + selector + "')")) {
                return;
            }
            tab.press("Tab");
        }
        throw new AssertionError("the keyboard does not get to " + selector);
    }

    private static void assertFits(Chromium.Tab tab, String page) {
        assertEquals(
                0, tab.number("document.documentElement.scrollWidth - document.documentElement.clientWidth"), page);
    }

    // ---- by the keyboard alone

    @Test
    void the_search_finds_by_the_keyboard_and_from_disk() throws Exception {
        try (Chromium.Tab tab = open("index.html", 1280, 800)) {
            tab.press("/");
            assertEquals("wanted", tab.text("document.activeElement.id"));
            tab.press("l", "o", "s", "t", " ", "w", "a", "k", "e");
            tab.awaitThat("document.querySelectorAll('#found a').length > 0");
            assertTrue(tab.textOf("#found").contains("Lesson 14"), tab.textOf("#found"));
            assertTrue(tab.is("document.querySelector('#found mark')"));
            tab.picture(PICTURES.resolve("book-search.png"));
            tab.press("ArrowDown");
            assertTrue(tab.is("document.activeElement.matches('#found a')"));
            tab.press("Escape");
            assertTrue(tab.is("document.getElementById('found').hidden"));
            tab.press("q", "q", "x", "y");
            tab.awaitThat("document.querySelector('#found [role=status]').textContent.startsWith('Nothing found')");
            assertEquals(List.of(), tab.complaints());
        }
    }

    @Test
    void a_hit_of_the_search_is_opened_with_enter() {
        try (Chromium.Tab tab = open("index.html", 1280, 800)) {
            tab.press("/");
            tab.press("s", "e", "m", "a", "p", "h", "o", "r", "e");
            tab.awaitThat("document.querySelectorAll('#found a').length > 0");
            String first = tab.text("document.querySelector('#found a').href");
            tab.eval("document.querySelector('#found a').addEventListener('click', event => {"
                    + " event.preventDefault(); document.title = event.currentTarget.href; })");
            tab.press("Enter");
            assertEquals(first, tab.text("document.title"));
        }
    }

    @Test
    void a_prediction_is_compared_with_what_was_counted() throws Exception {
        try (Chromium.Tab tab = open("lesson01.html", 1280, 800)) {
            assertTrue(tab.is("document.querySelector('.seen').hidden"), "nothing is given away");
            tabTo(tab, ".predict .reveal");
            tab.press("Enter");
            assertTrue(tab.textOf(".predict .said").startsWith("Something must come out"));
            assertTrue(tab.is("document.querySelector('.seen').hidden"));
            tab.eval("document.querySelector('.predict input').focus()");
            tab.press(" ");
            tab.press("Tab");
            tab.press(" ");
            tabTo(tab, ".predict .reveal");
            tab.press("Enter");
            assertTrue(tab.textOf(".predict .said").endsWith("of 4 right."), tab.textOf(".predict .said"));
            assertEquals("predicted", tab.textOf(".seen tr[data-name=\"one lost\"] .yours"));
            assertTrue(
                    tab.number("Number(document.querySelector('.seen tr[data-name=\"one lost\"]').dataset.count)") > 0);
            tab.eval("document.querySelector('.predict').scrollIntoView()");
            tab.picture(PICTURES.resolve("book-prediction.png"));
            assertEquals(List.of(), tab.complaints());
        }
    }

    @Test
    void the_reason_comes_after_a_guess() throws Exception {
        try (Chromium.Tab tab = open("lesson01.html#wrong-2", 1280, 800)) {
            assertTrue(tab.is("document.getElementById('wrong-2').open"), "the address opens it");
            assertFalse(tab.is("document.getElementById('wrong-1').open"));
            assertTrue(tab.is("document.querySelector('#wrong-2 .reason').hidden"));
            tab.eval("document.querySelector('#wrong-2 input').focus()");
            tab.press(" ");
            tabTo(tab, "#wrong-2 .reveal");
            tab.press("Enter");
            boolean right = tab.number("Number(document.getElementById('wrong-2').dataset.right)") == 0;
            String said = tab.textOf("#wrong-2 .said");
            assertTrue(said.startsWith(right ? "Yes" : "No: it is the "), said);
            assertFalse(tab.is("document.querySelector('#wrong-2 .reason').hidden"));
            tab.eval("document.querySelectorAll('#wrong-2"
                    + " input')[document.getElementById('wrong-2').dataset.right].click()");
            tab.eval("document.querySelector('#wrong-2 .reveal').click()");
            assertEquals("Yes.", tab.textOf("#wrong-2 .said"));
            tab.picture(PICTURES.resolve("book-guess.png"));
            assertEquals(List.of(), tab.complaints());
        }
    }

    @Test
    void a_link_leads_to_a_step_of_the_interleaving_and_keys_go_on_in_the_player_alone() throws Exception {
        try (Chromium.Tab tab = open("lesson01.html#0.2", 1280, 800)) {
            assertEquals(2, tab.number("document.querySelectorAll('#live .steps tr.past').length"));
            tab.eval("document.body.focus()");
            tab.press("ArrowRight");
            assertEquals(
                    2,
                    tab.number("document.querySelectorAll('#live .steps tr.past').length"),
                    "the page has other keys");
            tab.eval("document.querySelector('#live .stage button').focus()");
            tab.press("ArrowRight");
            assertEquals(3, tab.number("document.querySelectorAll('#live .steps tr.past').length"));
            tab.eval("location.hash = 'fix-it'");
            assertEquals(
                    3, tab.number("document.querySelectorAll('#live .steps tr.past').length"), "it stays where it is");
            assertTrue(tab.is("schedulers.size > 0"), "one can be the scheduler");
            tab.eval("document.querySelector('#live .stage').scrollIntoView()");
            tab.picture(PICTURES.resolve("book-player.png"));
            assertEquals(List.of(), tab.complaints());
        }
    }

    // ---- without scripts, on paper

    @Test
    void without_scripts_all_is_there() throws Exception {
        try (Chromium.Tab tab = browser.tab(1280, 800).scripts(false).open(address("lesson01.html"))) {
            tab.picture(PICTURES.resolve("book-no-script.png"));
            tab.scripts(true);
            assertTrue(tab.is("document.querySelector('.search').hidden"), "what cannot work is not there");
            assertTrue(tab.is("document.querySelector('.predict .reveal').hidden"));
            assertFalse(tab.is("document.querySelector('.seen').hidden"));
            assertTrue(tab.is("document.getElementById('still').offsetHeight > 500"), "the interleaving is a table");
            tab.eval("document.querySelectorAll('details').forEach(one => { one.open = true; })");
            assertTrue(tab.textOf("#wrong-1 .reason").length() > 20);
        }
    }

    @Test
    void a_lesson_is_printed_as_a_handout_that_gives_nothing_away() throws Exception {
        boolean deep = System.getProperty("raceproof.tier", "").matches("nightly|weekly");
        for (Lesson lesson : deep ? lessons : lessons.subList(0, 1)) {
            try (Chromium.Tab tab = open(LessonChapter.file(lesson), 1280, 800)) {
                byte[] pdf = tab.pdf();
                Files.createDirectories(PICTURES);
                Files.write(PICTURES.resolve("book-" + lesson.id() + ".pdf"), pdf);
                int pages = PdfPrinter.pages(pdf);
                assertTrue(pages >= 2 && pages <= 30, () -> lesson.title() + ": " + pages + " pages");
                tab.media("print", "light");
                for (String hidden : List.of(".top", ".seen", ".guess", ".reveal")) {
                    assertTrue(
                            tab.is("[...document.querySelectorAll('" + hidden
                                    + "')].every(one => one.offsetHeight === 0)"),
                            lesson.title() + ": " + hidden);
                }
            }
        }
    }

    // ---- small and large, light and dark

    @ParameterizedTest
    @NightlyTier("one page more in the browser")
    @ValueSource(ints = {360, 768, 1280, 1920})
    void each_page_fits_its_window_asks_for_nothing_and_complains_of_nothing(int width) throws Exception {
        for (String page : book.files().keySet().stream()
                .filter(name -> name.endsWith(".html"))
                .sorted()
                .toList()) {
            try (Chromium.Tab tab = open(page, width, 800)) {
                tab.eval("document.querySelectorAll('details').forEach(one => { one.hidden = false; one.open = true;"
                        + " })");
                assertFits(tab, page);
                assertEquals(List.of(), tab.complaints(), page);
                assertTrue(
                        tab.number("parseFloat(getComputedStyle(document.body).fontSize)") >= (width >= 1920 ? 19 : 16),
                        page);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "index.html, 360, dark",
        "lesson01.html, 360, light",
        "lesson01.html, 1920, dark",
        "executor.html, 1280, light"
    })
    void axe_finds_nothing_serious_and_nothing_sticks_out(String page, int width, String scheme) throws Exception {
        try (Chromium.Tab tab = browser.tab(width, 800).media("screen", scheme).open(address(page))) {
            tab.picture(PICTURES.resolve("book-" + page.replace(".html", "-") + scheme + "-" + width + ".png"));
            assertFits(tab, page);
            assertEquals(List.of(), tab.complaints(), page);
            assertEquals("[]", seriousByAxe(tab), page);
        }
    }

    @ParameterizedTest
    @NightlyTier("one page more in the browser")
    @CsvSource({"light, 1280", "dark, 400"})
    void axe_finds_nothing_serious_in_any_page_with_all_opened(String scheme, int width) throws Exception {
        for (String page : book.files().keySet().stream()
                .filter(name -> name.endsWith(".html"))
                .sorted()
                .toList()) {
            try (Chromium.Tab tab =
                    browser.tab(width, 800).media("screen", scheme).open(address(page))) {
                tab.eval("document.querySelectorAll('details').forEach((one, i) => { if (i < 3) { one.hidden = false;"
                        + " one.open = true; } })");
                assertEquals("[]", seriousByAxe(tab), page);
            }
        }
    }

    private static String seriousByAxe(Chromium.Tab tab) throws Exception {
        try (InputStream in = Objects.requireNonNull(BookInBrowserTest.class.getResourceAsStream(AXE), AXE)) {
            tab.eval(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return tab.text("""
            axe.run(document, { resultTypes: ['violations'] }).then(result => JSON.stringify(result.violations
                .filter(one => ['serious', 'critical'].includes(one.impact))
                .map(one => [one.id, one.nodes.slice(0, 5).map(node => node.html.slice(0, 150) + node.failureSummary)]), null, 1))\
            """);
    }

    // ---- values that are meant to break it

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void hostile_values_stay_text_and_inside(int width) throws Exception {
        String address = folder.resolve("hostile").toUri() + "lesson97.html#0.2";
        try (Chromium.Tab tab = browser.tab(width, 800).open(address)) {
            tab.eval("document.querySelectorAll('details').forEach(one => { one.hidden = false; one.open = true; })");
            tab.press("/");
            tab.press("i", "m", "g");
            tab.awaitThat("document.querySelectorAll('#found a').length > 0");
            assertTrue(tab.textOf("#found").contains("<img"), tab.textOf("#found"));
            assertEquals(0, tab.number("document.querySelectorAll('img, main b, [onclick], [onerror]').length"));
            assertFalse(tab.text("document.title").equals(HostileLesson.DONE));
            assertTrue(tab.text("document.querySelector('main').textContent").contains("<img src=x onerror="));
            assertFalse(tab.is("/[\\u202e\\u2066\\u200f]/.test(document.querySelector('main').innerText)"));
            assertEquals(
                    HostileLesson.THREADS, tab.number("document.querySelectorAll('#live .steps thead th').length"));
            tab.eval("players.get(0).go(1)");
            tab.eval("document.querySelector('#live [aria-label^=\"all steps\"]').click()");
            assertEquals(HostileLesson.STEPS, tab.number("document.querySelectorAll('#live .whole tbody tr').length"));
            assertFits(tab, "hostile at " + width);
            tab.picture(PICTURES.resolve("book-hostile-" + width + ".png"));
            assertEquals(List.of(), tab.complaints());
        }
    }

    // ---- served

    @Test
    void served_it_asks_for_its_own_files_alone() throws Exception {
        try (BookServer server = BookServer.start(book);
                Chromium.Tab tab = browser.tab(1280, 800)
                        .open(server.address().resolve("lesson01.html").toString())) {
            tab.press("/");
            tab.press("l", "o", "c", "k");
            tab.awaitThat("document.querySelectorAll('#found a').length > 0");
            assertTrue(tab.is("document.querySelector('#live .stage')"));
            assertEquals(
                    List.of(),
                    tab.complaints().stream()
                            .filter(complaint -> !complaint.startsWith("asks for " + server.address()))
                            .toList());
        }
    }
}
