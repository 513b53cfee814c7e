package io.raceproof.lessons.runner;

import com.google.gson.Gson;
import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.demo.Recording;
import io.raceproof.lessons.demo.Slides;
import io.raceproof.lessons.runner.sheets.Ansi;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.web.Live;
import io.raceproof.stress.web.LocalServer;
import io.raceproof.stress.web.Reply;
import io.raceproof.stress.web.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A lesson on a projector, in the browser of this machine: a slide a screen, in letters as large as they can be. What has to run runs
 * when the page asks for it, that is when the room has seen the question. Thread-safe.
 *
 * <pre>
 *   QUESTION ──/run──► RUNNING ──► RAN        FAILED, if it could not be run
 *      └────── /recorded, from any ──► RECORDED
 * </pre>
 */
final class BrowserPresentation implements AutoCloseable {
    private static final Map<String, String> COLOURS = Map.of("TERM", "xterm");
    private static final Gson GSON = new Gson();

    /** How far it is. */
    enum Phase {
        /** Nothing has run. */
        QUESTION,
        /** The demonstration runs. */
        RUNNING,
        /** What it gave is shown. */
        RAN,
        /** It could not be run. */
        FAILED,
        /** A recorded run is shown. */
        RECORDED
    }

    /**
     * What the page draws.
     *
     * @param before how many slides there are before anything has run
     * @param slides each a list of lines, as HTML: text, and spans for styles
     * @param recorded whether there is a recorded run
     */
    private record State(
            int schema, String title, Phase phase, int before, List<List<String>> slides, boolean recorded) {}

    /** Runs the demonstration. */
    interface Runner {
        /** The slides that it gives. */
        List<List<String>> run() throws IOException, InterruptedException;
    }

    private final Lesson lesson;
    private final Terminal terminal;
    private final Runner runner;
    private final List<List<String>> before;
    private final Optional<List<List<String>>> recorded;
    private final String key = LocalServer.secret();
    private final LocalServer server;
    private final Live state;

    /** Guarded by this. */
    private Phase phase = Phase.QUESTION;

    /** What runs the demonstration; guarded by this. */
    private @Nullable Background running;

    /** Shows a lesson until q is pressed. */
    static void show(Lesson lesson, Terminal terminal, Keys keys, Path directory)
            throws IOException, InterruptedException {
        Slides slides = new Slides(lesson, Recording.WIDTH, COLOURS);
        try (BrowserPresentation presentation = new BrowserPresentation(
                lesson, terminal, () -> slides.withCode(slides.run(directory).slides()))) {
            terminal.line("Open in the browser of this machine, and make it as large as the screen (F11):");
            terminal.line("  " + presentation.page());
            terminal.wrapped("", "There: Space: on. Left: back. R: the recorded run. Here: q: end.");
            while (!keys.take().equals(Keys.QUIT)) {
                terminal.line("q: end");
            }
            if (keys.hasEnded()) {
                new CountDownLatch(1).await(); // no keys to come: until this program is ended
            }
        }
    }

    BrowserPresentation(Lesson lesson, Terminal terminal, Runner runner) throws IOException {
        Slides slides = new Slides(lesson, Recording.WIDTH, COLOURS);
        this.lesson = lesson;
        this.terminal = terminal;
        this.runner = runner;
        this.before = slides.before();
        this.recorded = slides.recorded();
        this.state = new Live(json(List.of()));
        String page = LocalServer.resource(BrowserPresentation.class, "present.html");
        String script = LocalServer.resource(BrowserPresentation.class, "present.js");
        String style = LocalServer.resource(BrowserPresentation.class, "present.css");
        this.server = LocalServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.get("/", request -> isOurs(request) ? Reply.html(page) : onlyWithKey());
        server.get("/present.js", request -> Reply.script(script));
        server.get("/present.css", request -> Reply.style(style));
        server.post("/run", 0, request -> isOurs(request) ? run() : onlyWithKey());
        server.post("/recorded", 0, request -> isOurs(request) ? showRecorded() : onlyWithKey());
        server.events("/events", state, this::isOurs);
    }

    /** Where the page is. */
    URI page() {
        return server.address().resolve("?key=" + key);
    }

    private boolean isOurs(Request request) {
        return request.knows("key", key);
    }

    private static Reply onlyWithKey() {
        return Reply.text(Reply.FORBIDDEN, "Open the address as it was printed, key and all.");
    }

    private synchronized Reply run() {
        if (phase == Phase.QUESTION || phase == Phase.FAILED) {
            show(Phase.RUNNING, List.of());
            running = new Background(terminal, this::demonstrate);
        }
        return Reply.text(Reply.OK, "");
    }

    private void demonstrate() throws InterruptedException {
        try {
            ended(Phase.RAN, runner.run());
        } catch (IOException | RuntimeException e) {
            ended(
                    Phase.FAILED,
                    List.of(List.of("The demonstration could not be run:", "", String.valueOf(e.getMessage()))));
        }
    }

    /** The page may show the recorded run meanwhile. */
    private synchronized void ended(Phase how, List<List<String>> slides) {
        if (phase == Phase.RUNNING) {
            show(how, slides);
        }
    }

    private synchronized Reply showRecorded() {
        recorded.ifPresent(slides -> show(Phase.RECORDED, slides));
        return Reply.text(Reply.OK, "");
    }

    private synchronized void show(Phase next, List<List<String>> slides) {
        phase = next;
        state.publish(json(slides));
    }

    private synchronized String json(List<List<String>> after) {
        List<List<String>> all = new ArrayList<>(before);
        all.addAll(after);
        List<List<String>> html = all.stream()
                .map(slide -> slide.stream().map(Ansi::html).toList())
                .toList();
        return GSON.toJson(new State(1, lesson.title(), phase, before.size(), html, recorded.isPresent()));
    }

    @Override
    public void close() {
        server.close();
        Background last;
        synchronized (this) {
            last = running;
        }
        if (last != null) {
            last.close();
        }
    }
}
