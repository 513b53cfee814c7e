package io.raceproof.lessons.runner.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.demo.Recording;
import io.raceproof.lessons.lab.Look;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the files of the book hold; {@link BookInBrowserTest} reads it as people do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BookTest {
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

    private final List<Lesson> lessons = Lessons.all();
    private Book book;
    private Map<String, String> pages;

    @BeforeAll
    void make() throws IOException {
        book = Book.of(lessons, Recording::of);
        pages = book.files().entrySet().stream()
                .filter(file -> file.getKey().endsWith(".html"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static String file(Map<String, String> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    private static String page(Lesson lesson, Optional<Recording> run) throws IOException {
        return file(Book.of(List.of(lesson), one -> run).files(), LessonChapter.file(lesson));
    }

    @Test
    void each_lesson_has_a_page_and_links_lead_to_what_is_there() {
        assertEquals(lessons.size() + 4, pages.size(), "and contents, executor, tools, glossary");
        pages.forEach((name, html) -> {
            List<String> ids = all(ID, html);
            assertEquals(new HashSet<>(ids).size(), ids.size(), () -> name + " has an id twice: " + ids);
            for (String link : all(LINK, html)) {
                if (link.startsWith("https://") || link.equals("data:,")) {
                    continue; // to be followed by a person
                }
                String file = link.replaceFirst("#.*", "");
                String target = file.isEmpty() ? name : file;
                assertTrue(book.files().containsKey(target), () -> name + " links to " + link);
                if (link.contains("#")) {
                    assertTrue(
                            file(book.files(), target).contains(" id=\"" + link.replaceFirst(".*#", "") + "\""),
                            () -> name + " links to " + link);
                }
            }
        });
    }

    @Test
    void nothing_is_loaded_from_elsewhere_and_no_script_or_style_stands_in_a_page() {
        Pattern loads = Pattern.compile("<(?:script|link|img|iframe)[^>]* (?:src|href)=\"([^\"]+)\"");
        pages.forEach((name, html) -> {
            assertTrue(
                    html.contains("Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src"
                            + " 'self'; img-src data:;"));
            all(loads, html)
                    .forEach(loaded -> assertTrue(
                            loaded.equals("data:,") || book.files().containsKey(loaded),
                            () -> name + " loads " + loaded));
            assertFalse(
                    Pattern.compile("<[a-z][^<>]* (?:style|on[a-z]+)=")
                            .matcher(html)
                            .find(),
                    name);
            assertFalse(
                    Pattern.compile("<script(?![^>]*(?: src=| type=\"application/json\"))")
                            .matcher(html)
                            .find(),
                    name);
        });
    }

    @Test
    void each_lesson_shows_a_run_or_says_that_there_is_none() throws IOException {
        for (Lesson lesson : lessons) {
            Optional<Recording> run = Recording.of(lesson);
            String html = file(pages, LessonChapter.file(lesson));
            assertEquals(
                    run.isEmpty(), html.contains("No run of this lesson's demonstration is recorded"), lesson.id());
            assertEquals(
                    run.map(Recording::page).isPresent(),
                    html.contains("id=\"data\""),
                    lesson.id() + "'s interactive page");
            run.ifPresent(recording -> assertTrue(
                    html.contains("Recorded " + recording.stamp().time().substring(0, 10))));
        }
        String none = page(lessons.get(0), Optional.empty());
        assertTrue(none.contains("No run of this lesson's demonstration is recorded"), none);
        assertTrue(none.contains("No recorded run has counted these outcomes"), none);
    }

    @Test
    void what_was_counted_is_told_for_each_outcome_of_the_first_lesson() {
        Lesson first = lessons.get(0);
        PredictionPart.Counts counts = PredictionPart.counts(
                        first, Recording.of(first).orElseThrow().page())
                .orElseThrow();
        assertEquals(first.outcomes().keySet(), counts.times().keySet());
        assertEquals("UnprotectedSale", counts.version());
        assertEquals(
                counts.total(),
                counts.times().values().stream().mapToLong(Long::longValue).sum());
        assertTrue(counts.times().getOrDefault("one lost", 0L) > 0, counts::toString);
    }

    @Test
    void each_lesson_whose_outcomes_are_counted_compares_them() {
        for (Lesson lesson : lessons) {
            boolean counted = !lesson.lab().races(Look.STRESS).isEmpty()
                    && Recording.of(lesson).map(Recording::page).isPresent();
            if (counted && !lesson.outcomes().isEmpty()) {
                assertTrue(file(pages, LessonChapter.file(lesson)).contains("class=\"histogram\""), lesson.id());
            }
        }
    }

    @Test
    void all_wrong_answers_can_be_guessed_and_one_of_four_reasons_is_right() {
        for (Lesson lesson : lessons) {
            List<MatchResult> guesses = Pattern.compile(
                            "(?s)<details class=\"guess\"[^>]* data-right=\"(\\d)\">(.*?)<details"
                                    + " class=\"reason\">.*?<p>(.*?)</p>")
                    .matcher(file(pages, LessonChapter.file(lesson)))
                    .results()
                    .toList();
            assertEquals(lesson.wrongAnswers().size(), guesses.size(), lesson.id());
            for (MatchResult guess : guesses) {
                List<String> reasons = all(Pattern.compile("type=\"radio\"[^>]*><span>(.*?)</span>"), guess.group(2));
                assertEquals(4, reasons.size());
                assertEquals(reasons.get(Integer.parseInt(guess.group(1))), guess.group(3));
            }
        }
    }

    @Test
    void each_term_is_explained_in_words_that_hold_it() {
        List<Glossary.Entry> entries = Glossary.entries(lessons);
        Set<String> terms =
                lessons.stream().flatMap(lesson -> lesson.terms().stream()).collect(Collectors.toSet());
        assertEquals(terms.size(), entries.size());
        entries.forEach(entry -> assertTrue(
                entry.explanation()
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains(entry.term().toLowerCase(java.util.Locale.ROOT)),
                entry::toString));
    }

    @Test
    void the_table_of_blind_spots_is_the_one_of_the_readme() throws IOException {
        List<String> rows = Files.readString(Path.of("..", "README.md"))
                .lines()
                .dropWhile(line -> !line.startsWith("| bug | model checker"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        assertTrue(rows.size() >= 9, rows::toString);
        String html = file(pages, ReadmeChapters.TOOLS);
        assertEquals(rows.size() + 1, html.split("<tr>", -1).length - 1);
        assertTrue(file(pages, ReadmeChapters.EXECUTOR).contains("<caption>Submit, result, repeat, 1 worker"));
    }

    @Test
    void the_readme_says_how_large_it_is() throws IOException {
        long bytes = book.files().values().stream()
                .mapToLong(file -> file.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        String size = book.files().size() + " files, " + Math.round(bytes / 1e6) + " MB";
        assertTrue(Files.readString(Path.of("..", "README.md")).contains(size), size);
    }

    @Test
    void colours_leave_each_letter_of_the_code_as_it_is() {
        for (Lesson lesson : lessons) {
            lesson.wrongAnswers().forEach(answer -> {
                String code = lesson.source(answer);
                String html = CodeColours.html(code, "java");
                String text = html.replaceAll("</?span[^>]*>", "")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&#39;", "'")
                        .replace("&amp;", "&");
                assertEquals(code, text);
                assertTrue(html.contains("<span class=\"c-word\">class</span>"), html);
            });
        }
        assertEquals(
                "<span class=\"c-note\">@A</span> x = <span class=\"c-text\">&quot;// \\&quot; if&quot;</span>;"
                        + " <span class=\"c-comment\">// if &quot;</span>",
                CodeColours.html("@A x = \"// \\\" if\"; // if \"", "java"));
    }

    @Test
    void no_value_becomes_markup_or_turns_the_direction(@TempDir Path directory) throws IOException {
        Lesson hostile = HostileLesson.lesson(directory);
        Map<String, String> files = Book.of(List.of(hostile), lesson -> Optional.of(HostileLesson.run()))
                .files();
        files.forEach((name, content) -> {
            assertFalse(content.contains("<img src=x"), name);
            assertFalse(content.contains("<script>document"), name);
            assertFalse(content.contains("href=\"javascript:"), name);
            assertFalse(
                    Pattern.compile("[\\u202e\\u2066\\u200f]").matcher(content).find(), name);
        });
        assertTrue(file(files, "lesson97.html").contains("&lt;img src=x onerror="), "it is shown");
    }

    @Test
    void a_server_gives_the_books_files_and_nothing_else() throws Exception {
        try (BookServer server = BookServer.start(book)) {
            assertTrue(server.address().getHost().equals("127.0.0.1"), server.address()::toString);
            HttpClient client = HttpClient.newHttpClient();
            HttpResponse<String> index =
                    client.send(HttpRequest.newBuilder(server.address()).build(), HttpResponse.BodyHandlers.ofString());
            assertEquals(200, index.statusCode());
            assertTrue(index.body().contains("Lesson") || index.body().contains("lesson01.html"), index.body());
            assertTrue(index.headers()
                    .firstValue("Content-Security-Policy")
                    .orElse("")
                    .contains("frame-ancestors 'none'"));
            assertEquals(
                    "nosniff",
                    index.headers().firstValue("X-Content-Type-Options").orElse(""));
            URI script = server.address().resolve("book.js");
            assertEquals(
                    "text/javascript; charset=utf-8",
                    client.send(HttpRequest.newBuilder(script).build(), HttpResponse.BodyHandlers.discarding())
                            .headers()
                            .firstValue("Content-Type")
                            .orElse(""));
            for (String path : List.of(
                    "/../pom.xml",
                    "/..%2fpom.xml",
                    "/%2e%2e/pom.xml",
                    "//etc/passwd",
                    "/.",
                    "/book.js/",
                    "/C:/x",
                    "/index.html%00")) {
                assertEquals("HTTP/1.1 404 Not Found", firstLine(server.address(), path), path);
            }
        }
    }

    /** Of the answer to a path that no client would send as it is. */
    private static String firstLine(URI server, String path) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    @Test
    void it_is_written_into_a_folder(@TempDir Path directory) throws IOException {
        Path first = book.write(directory.resolve("a/book"));
        assertEquals("index.html", first.getFileName().toString());
        List<String> written = new ArrayList<>();
        try (var files = Files.list(directory.resolve("a/book"))) {
            files.forEach(file -> written.add(file.getFileName().toString()));
        }
        assertEquals(book.files().keySet(), Set.copyOf(written));
    }
}
