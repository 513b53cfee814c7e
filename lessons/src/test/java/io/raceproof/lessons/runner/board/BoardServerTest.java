package io.raceproof.lessons.runner.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.PrTier;
import io.raceproof.lessons.runner.board.BoardClient.RefusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The board over the loopback interface. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class BoardServerTest {
    private static final int LEARNERS = 30;
    private static final long GIANT = 1L << 30;

    private final List<Lesson> lessons = Lessons.all();
    private BoardServer board;
    private BoardClient client;

    @BeforeAll
    void start() throws Exception {
        board = start(LEARNERS + 10);
        client = new BoardClient(board.address());
    }

    private BoardServer start(int places) throws IOException {
        return BoardServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), places, lessons);
    }

    @AfterAll
    void stop() {
        board.close();
    }

    private static HttpResponse<String> get(URI address) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    @Test
    void the_page_needs_its_key_and_loads_nothing_from_elsewhere() throws Exception {
        assertEquals(403, get(board.address()).statusCode());
        assertEquals(403, get(board.address().resolve("?key=" + board.code())).statusCode());
        assertEquals(403, get(board.address().resolve("events")).statusCode());
        assertEquals(404, get(board.address().resolve("../../etc/passwd")).statusCode());
        HttpResponse<String> page = get(board.page());
        assertEquals(200, page.statusCode());
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.startsWith("default-src 'none'; style-src 'self'; script-src 'self'"), policy);
        assertFalse(page.body().contains("http:"), page.body());
    }

    @Test
    void a_wrong_code_is_refused_and_the_right_one_may_be_typed_as_people_do() throws Exception {
        for (String wrong : List.of("", "AAAA-AAAA", board.code().substring(1), board.code() + "A", "x".repeat(100))) {
            RefusedException refused =
                    assertThrows(RefusedException.class, () -> client.join(wrong, "Mallory"), () -> wrong);
            assertTrue(refused.isForgotten());
        }
        Room.Joined joined =
                client.join(board.code().toLowerCase(java.util.Locale.ROOT).replace("-", ""), "typed");
        client.leave(joined.ticket());
        assertThrows(RefusedException.class, () -> client.send(joined.ticket(), Card.of("typed")));
    }

    @Test
    void a_body_without_end_is_not_taken_in() throws Exception {
        long sent = 0;
        try (Socket socket =
                new Socket(board.address().getHost(), board.address().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /card HTTP/1.1\r\nHost: x\r\nRaceproof-Ticket: x\r\nContent-Length: " + GIANT + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] some = new byte[64 * 1024];
            for (; sent < GIANT; sent += some.length) {
                out.write(some);
            }
        } catch (IOException closed) {
            assertTrue(sent < 32L << 20, "the server took " + sent + " bytes");
            return;
        }
        throw new AssertionError("the server took all " + sent + " bytes");
    }

    @Test
    void it_tells_a_page_that_listens_of_each_change() throws Exception {
        HttpResponse<java.io.InputStream> events = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(board.page().toString().replace("/?", "/events?")))
                                .build(),
                        BodyHandlers.ofInputStream());
        assertEquals(
                "text/event-stream; charset=utf-8",
                events.headers().firstValue("Content-Type").orElseThrow());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.UTF_8))) {
            await(lines, "\"schema\":1");
            Room.Joined joined = client.join(board.code(), "is seen");
            await(lines, "\"nickname\":\"is seen\"");
            client.send(joined.ticket(), Card.of("x").checked("lesson03", CardsForTests.broken("seen at once")));
            await(lines, "\"sentence\":\"seen at once\"");
            client.leave(joined.ticket());
        }
    }

    /** The test's time-out is the limit. */
    private static void await(BufferedReader lines, String part) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.contains(part)) {
            line = lines.readLine();
        }
        assertTrue(line != null && line.startsWith("data: {"), part);
        JsonObject data =
                JsonParser.parseString(line.substring("data: ".length())).getAsJsonObject();
        assertTrue(data.has("learners"));
    }

    @Test
    void what_was_in_the_room_is_gone_when_it_ends() throws Exception {
        BoardServer other = start(2);
        BoardClient there = new BoardClient(other.address());
        String ticket = there.join(other.code(), "gone").ticket();
        there.send(ticket, Card.of("gone"));
        assertEquals(1, other.view().learners().size());
        other.close();
        assertEquals(0, other.view().learners().size());
        assertThrows(ConnectException.class, () -> there.send(ticket, Card.of("gone")));
    }

    @Test
    void an_address_is_like_a_host_and_a_port() {
        assertEquals(
                "http://10.0.0.5:7007/", BoardClient.address("10.0.0.5:7007").toString());
        assertEquals(
                "http://[::1]:7007/", BoardClient.address("http://[::1]:7007/").toString());
        for (String wrong : List.of(
                "",
                "10.0.0.5",
                "10.0.0.5:99999",
                "https://a:1",
                "file:///etc/passwd",
                "a b:7",
                "http://a:1/x?y",
                ":7")) {
            String sentence = assertThrows(
                            IllegalArgumentException.class, () -> BoardClient.address(wrong), () -> wrong)
                    .getMessage();
            assertTrue(
                    String.valueOf(sentence).endsWith("is no address of a board: it is like 10.0.0.5:7007"), sentence);
        }
    }

    // ---- a room

    /** What a learner does: fails lesson 1 in their own way, mends it, predicts and fails lesson 2. */
    private Void learn(BoardClient with, String code, int number) throws Exception {
        String outcome = lessons.get(1).outcomes().keySet().iterator().next();
        String ticket = with.join(code, "learner " + number).ticket();
        Card card = Card.of("x").checked("lesson01", CardsForTests.broken("a ticket is lost"));
        with.send(ticket, card);
        card = card.checked("lesson01", CardsForTests.held());
        with.send(ticket, card);
        card = card.predicted("lesson02", List.of(outcome), List.of(outcome));
        with.send(ticket, card);
        if (number % 3 != 0) {
            with.send(ticket, card.checked("lesson02", CardsForTests.broken("one seat, sold twice")));
        }
        return null;
    }

    /** Wrong codes, names with markup, cards too often, bodies too large, connections that say nothing, nonsense. */
    private Void attack(BoardServer room, int number) throws Exception {
        BoardClient mallory = new BoardClient(room.address());
        String ticket = mallory.join(room.code(), CardsForTests.HOSTILE).ticket();
        Card card = Card.of(CardsForTests.HOSTILE)
                .checked("lesson01", CardsForTests.broken("<script>alert(" + number + ")</script>"));
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                assertThrows(RefusedException.class, () -> mallory.join("AAAA-AAAA", "x"));
                Socket socket =
                        new Socket(room.address().getHost(), room.address().getPort());
                silent.add(socket);
                socket.getOutputStream()
                        .write("POST /join HTTP/1.1\r\nRaceproof-C".getBytes(StandardCharsets.US_ASCII));
            }
            int refused = 0;
            for (int i = 0; i < 60; i++) {
                try {
                    mallory.send(ticket, card);
                } catch (RefusedException e) {
                    refused++;
                }
            }
            assertTrue(refused > 0, "it may send as often as it likes");
            String giant = "x".repeat(Cards.MOST_BYTES + 1);
            for (String body : List.of(giant, "{", "[".repeat(50_000), "\0")) {
                HttpRequest request = HttpRequest.newBuilder(room.address().resolve("card"))
                        .header(BoardServer.TICKET, ticket)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
                int status = HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode();
                assertTrue(status == 413 || status == 400, status + " for " + body.length());
            }
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
        return null;
    }

    @Test
    @PrTier("thirty learners at once")
    void thirty_learners_are_seen_as_they_are_whatever_one_more_does() throws Exception {
        try (BoardServer room = start(LEARNERS + 1)) {
            BoardClient with = new BoardClient(room.address());
            List<Future<Void>> all = new ArrayList<>();
            try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(LEARNERS + 1)) {
                all.add(pool.submit(() -> attack(room, 0)));
                for (int i = 0; i < LEARNERS; i++) {
                    int number = i;
                    all.add(pool.submit(() -> learn(with, room.code(), number)));
                }
            }
            for (Future<Void> one : all) {
                try {
                    one.result();
                } catch (CompletionException e) {
                    throw new AssertionError(e.getCause());
                }
            }
            RoomView view = room.view();
            assertEquals(LEARNERS + 1, view.learners().size());
            Map<String, List<RoomView.Learner>> byName = view.learners().stream()
                    .collect(java.util.stream.Collectors.groupingBy(RoomView.Learner::nickname));
            for (int i = 0; i < LEARNERS; i++) {
                String verdict = i % 3 != 0 ? "BROKEN" : "";
                assertEquals(
                        List.of(new RoomView.Learner("learner " + i, "2", verdict, 1)), byName.get("learner " + i));
            }
            RoomView.LessonView first = view.lessons().get(0);
            assertEquals(LEARNERS, first.solved());
            RoomView.LessonView second = view.lessons().get(1);
            assertEquals(List.of(new RoomView.Count("model check", 20)), second.steps());
            assertEquals(30, second.predictors());
            assertEquals(30, second.predictions().get(0).predicted());
            assertEquals(20, Objects.requireNonNull(second.mistake()).learners());
            assertEquals("lesson02", view.stuck());
            String name = view.learners().stream()
                    .map(RoomView.Learner::nickname)
                    .filter(nickname -> nickname.startsWith("<"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(Plain.NICKNAME, name.length());
        }
    }
}
