package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.grading.Grade;
import io.raceproof.lessons.grading.StepResult;
import io.raceproof.lessons.lab.Step;
import io.raceproof.stress.report.LiveServer;
import io.raceproof.stress.verdict.Verdict;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a browser is told while an answer is judged. */
class LivePageTest {
    @TempDir
    private Path directory;

    private static HttpResponse<Stream<String>> get(URI address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofLines());
    }

    /** Of a browser that comes now. */
    private static JsonObject state(LiveServer server) throws Exception {
        try (Stream<String> lines =
                get(URI.create(server.address()).resolve("events")).body()) {
            String event =
                    lines.filter(line -> line.startsWith("data: ")).findFirst().orElseThrow();
            return JsonParser.parseString(event.substring("data: ".length())).getAsJsonObject();
        }
    }

    @Test
    void steps_are_told_as_they_end_then_the_verdict_then_the_page() throws Exception {
        Lesson lesson = Lessons.all().get(0);
        StepResult passed = new StepResult(Step.CONTRACT, Verdict.HELD, "3 checks", List.of(), null);
        StepResult failed = new StepResult(Step.MODEL, Verdict.BROKEN, "it breaks", List.of("why"), null);
        Path file = Files.writeString(directory.resolve("trace.html"), "<p>the page</p>");
        try (LiveServer server = LiveServer.start();
                LivePage page = new LivePage(server)) {
            assertEquals("", state(server).get("title").getAsString());
            page.opening(lesson, directory.resolve("BoxOffice.java"));
            page.step(passed);
            JsonObject half = state(server);
            assertEquals(lesson.title(), half.get("title").getAsString());
            assertEquals("BoxOffice.java", half.get("file").getAsString());
            assertEquals(1, half.getAsJsonArray("steps").size());
            assertFalse(half.has("verdict"), "the steps go on");
            page.step(failed);
            page.closing(new Grade(List.of(passed, failed)));
            page.page(file);
            JsonObject whole = state(server);
            assertEquals("BROKEN", whole.get("verdict").getAsString());
            assertEquals(
                    "{\"step\":\"" + Step.MODEL.words()
                            + "\",\"verdict\":\"BROKEN\",\"summary\":\"it breaks\",\"details\":[\"why\"]}",
                    whole.getAsJsonArray("steps").get(1).toString());
            assertEquals(1, whole.get("page").getAsInt());
            URI inside = URI.create(server.address()).resolve("page");
            assertEquals(List.of("<p>the page</p>"), get(inside).body().toList());
            page.opening(lesson, directory.resolve("BoxOffice.java"));
            JsonObject again = state(server);
            assertEquals(0, again.getAsJsonArray("steps").size(), "a new save is judged anew");
            assertEquals(0, again.get("page").getAsInt());
            assertEquals(404, get(inside).statusCode());
        }
    }

    @Test
    void the_browser_is_opened_with_what_the_system_has_and_only_where_there_is_a_screen() {
        String address = "http://127.0.0.1:1/x/";
        assertEquals(List.of(), WebBrowser.command("Linux", Map.of(), address));
        assertEquals(List.of("xdg-open", address), WebBrowser.command("Linux", Map.of("DISPLAY", ":0"), address));
        assertEquals(List.of("open", address), WebBrowser.command("Mac OS X", Map.of(), address));
        assertEquals(
                List.of("rundll32", "url.dll,FileProtocolHandler", address),
                WebBrowser.command("Windows 11", Map.of(), address));
    }
}
