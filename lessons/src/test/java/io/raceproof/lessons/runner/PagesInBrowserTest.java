package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.Markdown;
import io.raceproof.lessons.PrTier;
import io.raceproof.lessons.runner.board.BoardClient;
import io.raceproof.lessons.runner.board.BoardServer;
import io.raceproof.lessons.runner.board.Card;
import io.raceproof.lessons.runner.board.CardsForTests;
import io.raceproof.lessons.runner.sheets.Handout;
import io.raceproof.lessons.runner.sheets.PdfPrinter;
import io.raceproof.stress.report.Chromium;
import io.raceproof.stress.report.Terminal;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The workshop's pages in a real browser. Left out, with a line that says so, where no Chromium is installed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@PrTier("it starts a browser")
class PagesInBrowserTest {
    /** Pictures of what is drawn, to be looked at. */
    private static final Path PICTURES = Path.of("target", "pages");

    private static final Terminal NOWHERE = new Terminal(
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
            StandardCharsets.UTF_8,
            false,
            Map.of());

    private final List<Lesson> lessons = Lessons.all();
    private Path directory;
    private Chromium browser;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        Optional<Path> found = Chromium.find();
        assumeTrue(found.isPresent(), "the pages were not tried in a browser: install chromium to have them tried");
        directory = temporary;
        browser = Chromium.start(found.get(), directory.resolve("profile"));
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    /** Errors, and requests that leave the page's own server. */
    private static List<String> complaints(Chromium.Tab tab, URI server) {
        return tab.complaints().stream()
                .filter(complaint -> !complaint.startsWith("asks for " + server))
                .toList();
    }

    private void fill(BoardServer board) throws Exception {
        BoardClient client = new BoardClient(board.address());
        List<String> outcomes = List.copyOf(lessons.get(1).outcomes().keySet());
        for (int i = 0; i < 24; i++) {
            String name = List.of("Ada", "Grace", "Edsger", "Barbara", "Leslie", "Tony", "Nancy", "Maurice")
                    .get(i % 8);
            String ticket = client.join(board.code(), name).ticket();
            Card card = Card.of("x")
                    .checked("lesson01", i % 5 == 0 ? CardsForTests.broken("a ticket is lost") : CardsForTests.held());
            if (i % 5 != 0) {
                card = card.predicted("lesson02", outcomes.subList(0, 1 + i % outcomes.size()), outcomes);
            }
            if (i % 5 > 1) {
                card = card.checked("lesson02", CardsForTests.broken("one seat was sold twice"));
            }
            client.send(ticket, card);
        }
    }

    @Test
    void the_board_is_drawn_live_and_what_learners_say_is_text() throws Exception {
        BoardServer board = BoardServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 40, lessons);
        try (Chromium.Tab tab = browser.tab(1280, 800)) {
            tab.open(board.page().toString());
            tab.awaitThat("document.body.innerText.includes('No learner has begun')");
            fill(board);
            tab.awaitThat("document.getElementById('count').textContent === '24 learners'");
            tab.awaitThat("document.getElementById('lesson').innerText.includes('one seat was sold twice')");
            assertTrue(tab.textOf("#lesson").contains("line 15  sold.add(1)"), tab.textOf("#lesson"));
            assertTrue(tab.textOf("nav").contains("most are stuck here"), tab.textOf("nav"));
            assertEquals(lessons.get(1).outcomes().size(), tab.number("document.querySelectorAll('.bar').length"));
            for (String scheme : List.of("light", "dark")) {
                tab.media("screen", scheme).picture(PICTURES.resolve("board-1280-" + scheme + ".png"));
            }
            BoardClient mallory = new BoardClient(board.address());
            String ticket = mallory.join(board.code(), CardsForTests.HOSTILE).ticket();
            mallory.send(ticket, Card.of("x").checked("lesson03", CardsForTests.broken(CardsForTests.HOSTILE)));
            tab.awaitThat("document.querySelectorAll('nav button').length === 3");
            tab.eval("document.querySelectorAll('nav button')[2].click()");
            assertTrue(tab.textOf("#lesson").contains("<img src=x onerror="), tab.textOf("#lesson"));
            assertTrue(tab.textOf("#learners").contains("<img src=x"), tab.textOf("#learners"));
            assertEquals(0, tab.number("document.querySelectorAll('img, #lesson script').length"));
            assertFalse(tab.text("document.title").equals("hacked"));
            assertEquals("true", tab.text("document.querySelectorAll('nav button')[2].getAttribute('aria-pressed')"));
            assertEquals(List.of(), complaints(tab, board.address()));
            board.close();
            tab.awaitThat("document.getElementById('link').textContent === 'The board has ended.'");
        } finally {
            board.close();
        }
    }

    @Test
    void a_large_window_shows_the_room_too() throws Exception {
        try (BoardServer board =
                        BoardServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 40, lessons);
                Chromium.Tab tab = browser.tab(1920, 1080).media("screen", "dark")) {
            fill(board);
            tab.open(board.page().toString());
            tab.awaitThat("document.getElementById('count').textContent === '24 learners'");
            tab.picture(PICTURES.resolve("board-1920-dark.png"));
            assertEquals(0, tab.number("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        }
    }

    private static void assertLarge(Chromium.Tab tab, int least) {
        int size = tab.number("Math.round(parseFloat(getComputedStyle(document.querySelector('pre')).fontSize))");
        assertTrue(size >= least, "letters of " + size + " pixels");
        assertEquals(0, tab.number("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
    }

    @Test
    void a_projector_shows_a_slide_a_screen_and_a_key_reveals_what_runs() throws Exception {
        Lesson first = lessons.get(0);
        CountDownLatch asked = new CountDownLatch(1);
        List<List<String>> ran =
                List.of(List.of("UnprotectedSale", "", "\u001b[1;31mBROKEN\u001b[0m <b>& here"), List.of("Verdicts"));
        try (BrowserPresentation presentation = new BrowserPresentation(first, NOWHERE, () -> {
                    asked.await();
                    return ran;
                });
                Chromium.Tab tab = browser.tab(1920, 1080)) {
            tab.open(presentation.page().toString());
            tab.awaitThat("document.querySelector('pre')");
            assertTrue(tab.textOf("pre").contains(first.title()), tab.textOf("pre"));
            assertLarge(tab, 36);
            tab.picture(PICTURES.resolve("present-1920.png"));
            tab.press(" ", "ArrowRight");
            assertTrue(tab.textOf("pre").startsWith("What can come out?"), tab.textOf("pre"));
            assertFalse(tab.text("document.body.innerText").contains("BROKEN"), "nothing is given away");
            tab.press("Enter");
            tab.awaitThat("document.querySelector('pre').innerText.includes('running it here and now')");
            asked.countDown();
            tab.awaitThat("document.querySelector('pre').innerText.includes('BROKEN <b>& here')");
            assertEquals("BROKEN", tab.textOf("pre .bad"));
            tab.press("ArrowLeft");
            assertTrue(tab.textOf("pre").startsWith("What can come out?"), tab.textOf("pre"));
            assertEquals(List.of(), complaints(tab, presentation.page().resolve("/")));
        }
    }

    @Test
    void the_recorded_run_is_marked_on_each_slide() throws Exception {
        try (BrowserPresentation presentation =
                        new BrowserPresentation(lessons.get(0), NOWHERE, () -> List.of(List.of("not shown")));
                Chromium.Tab tab = browser.tab(1280, 720)) {
            tab.open(presentation.page().toString());
            tab.awaitThat("document.querySelector('pre')");
            tab.press("r");
            tab.awaitThat("document.querySelector('.recorded')");
            List<String> slides = new ArrayList<>();
            while (!tab.is("document.getElementById('on').disabled")) {
                assertTrue(tab.textOf("pre .recorded").strip().startsWith("RECORDED 20"), tab.textOf("pre"));
                assertLarge(tab, 15);
                slides.add(tab.textOf("pre"));
                tab.picture(PICTURES.resolve("recorded-" + slides.size() + ".png"));
                tab.press("PageDown");
            }
            assertTrue(slides.stream().anyMatch(slide -> slide.contains("BROKEN")), slides::toString);
        }
    }

    @Test
    void a_handout_has_two_pages_and_each_section_a_slide() throws Exception {
        boolean deep = !"pr".equals(System.getProperty("raceproof.tier"));
        PdfPrinter printer = new PdfPrinter(browser, directory);
        for (Lesson lesson : deep ? lessons : lessons.subList(0, 1)) {
            assertEquals(Handout.PAGES, PdfPrinter.pages(printer.handout(lesson)), lesson::title);
            int sections = Markdown.of(lesson.text()).sections().size();
            int slides = PdfPrinter.pages(printer.slides(lesson));
            assertTrue(slides > sections, () -> lesson.title() + ": " + slides + " pages");
        }
    }
}
