package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.grading.Grade;
import io.raceproof.lessons.grading.StepResult;
import io.raceproof.stress.report.LiveServer;
import io.raceproof.stress.report.LiveState;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page in a browser that is in step with {@code watch}: the lesson, its steps as they end, the verdict, and the page of the
 * failure.
 *
 * <pre>
 *   Judging ──opening, step, closing, page──► LivePage ──LiveState──► LiveServer ──► browsers
 * </pre>
 *
 * <p>Its methods are called by one thread at a time, which judges.
 */
final class LivePage implements Judging.Audience, AutoCloseable {
    private final LiveServer server;
    private LiveState state = LiveState.WAITING;
    private int pages;

    LivePage(LiveServer server) {
        this.server = server;
    }

    /** Serves one, opens it in the browser of this machine where there is one, and says where it is. */
    static LivePage open(Terminal terminal) throws IOException {
        LivePage page = new LivePage(LiveServer.start());
        String address = page.server.address();
        boolean opened = WebBrowser.open(address);
        terminal.line(opened ? "The page is in your browser, and here:" : "Open in a browser:");
        terminal.line(address);
        return page;
    }

    private void send(List<LiveState.StepSeen> steps, @Nullable Verdict verdict, int page) {
        send(new LiveState(LiveState.SCHEMA, state.title(), state.file(), steps, verdict, page));
    }

    private void send(LiveState next) {
        state = next;
        server.send(next);
    }

    @Override
    public void opening(Lesson lesson, Path file) {
        server.show(null);
        String name = String.valueOf(file.getFileName());
        send(new LiveState(LiveState.SCHEMA, lesson.title(), name, List.of(), null, 0));
    }

    @Override
    public void step(StepResult result) {
        List<LiveState.StepSeen> steps = new ArrayList<>(state.steps());
        steps.add(new LiveState.StepSeen(result.step().words(), result.verdict(), result.summary(), result.details()));
        send(steps, null, state.page());
    }

    @Override
    public void closing(Grade grade) {
        send(state.steps(), grade.verdict(), state.page());
    }

    @Override
    public void page(Path page) {
        server.show(page);
        pages++;
        send(state.steps(), state.verdict(), pages);
    }

    /** Browsers that still look at it are told that it is over. */
    @Override
    public void close() {
        server.close();
    }
}
