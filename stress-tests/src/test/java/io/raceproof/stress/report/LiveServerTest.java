package io.raceproof.stress.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.raceproof.stress.verdict.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is answered, and with what. */
class LiveServerTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private LiveServer server;

    @BeforeEach
    void start() throws IOException {
        server = LiveServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private URI at(String path) {
        return URI.create(server.address()).resolve(path);
    }

    private static HttpResponse<String> get(URI address, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static LiveState state(String text, int page) {
        LiveState.StepSeen step = new LiveState.StepSeen(text, Verdict.BROKEN, text, List.of(text));
        return new LiveState(LiveState.SCHEMA, text, text, List.of(step), Verdict.BROKEN, page);
    }

    /** Events as lines, over a socket of its own. */
    private final class Listener implements AutoCloseable {
        private final Socket socket = new Socket();
        private final BufferedReader lines;

        Listener() throws IOException {
            URI events = at("events");
            socket.connect(new InetSocketAddress(InetAddress.getByName(events.getHost()), events.getPort()));
            socket.setSoTimeout(120_000); // a lost event fails the test
            socket.getOutputStream()
                    .write(("GET " + events.getPath() + " HTTP/1.1\r\nHost: " + events.getAuthority() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        /** The next line with this beginning. */
        String next(String beginning) throws IOException {
            String line = lines.readLine();
            while (line != null && !line.startsWith(beginning)) {
                line = lines.readLine();
            }
            return line == null ? "" : line.substring(beginning.length());
        }

        String title() throws IOException {
            return JsonParser.parseString(next("data: "))
                    .getAsJsonObject()
                    .get("title")
                    .getAsString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void only_who_knows_the_token_is_answered() throws Exception {
        HttpResponse<String> page = get(at(""));
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("new EventSource('events')"));
        assertTrue(
                page.headers().firstValue("Content-Security-Policy").orElse("").startsWith("default-src 'none'"));
        for (String other : List.of("/", "/events", "/page", "/0123456789abcdef0123456789abcdef/", "/../page")) {
            assertEquals(404, get(at(other)).statusCode(), other);
        }
        assertEquals(404, get(at("live.html")).statusCode());
        try (LiveServer second = LiveServer.start()) {
            assertTrue(!second.address().substring(30).equals(server.address().substring(30)), "a token of its own");
        }
    }

    @Test
    void no_other_site_can_read_it() throws Exception {
        for (String path : List.of("", "events", "page")) {
            assertEquals(403, get(at(path), "Origin", "http://localhost:1").statusCode(), path);
            assertEquals(403, get(at(path), "Origin", "null").statusCode(), path);
            assertEquals(403, get(at(path), "Sec-Fetch-Site", "cross-site").statusCode(), path);
            assertEquals(403, get(at(path), "Sec-Fetch-Site", "same-site").statusCode(), path);
        }
        HttpResponse<String> own = get(at(""), "Sec-Fetch-Site", "none");
        assertEquals(200, own.statusCode());
        assertTrue(own.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
        assertEquals(
                "same-origin",
                own.headers().firstValue("Cross-Origin-Resource-Policy").orElse(""));
    }

    @Test
    void a_site_whose_name_was_made_to_mean_this_host_is_refused() throws Exception {
        URI address = at("");
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + address.getPath() + " HTTP/1.1\r\nHost: evil.example:" + address.getPort()
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 403"), answer);
        }
    }

    @Test
    void nothing_can_be_sent_to_it() throws Exception {
        HttpRequest post = HttpRequest.newBuilder(at(""))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertEquals(
                405, CLIENT.send(post, HttpResponse.BodyHandlers.discarding()).statusCode());
    }

    @Test
    void it_listens_on_the_loopback_interface_alone() throws Exception {
        int port = at("").getPort();
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address : network.inetAddresses()
                    .filter(one -> !one.isLoopbackAddress() && !one.isLinkLocalAddress())
                    .toList()) {
                assertThrows(IOException.class, () -> new Socket(address, port).close(), address::toString);
            }
        }
    }

    @Test
    void browsers_are_told_the_last_state_and_each_new_one_and_the_end() throws Exception {
        try (Listener early = new Listener()) {
            assertEquals("", early.title());
            String hostile = "</script>\n\ndata: {}\u2028\u202e<b>";
            server.send(state(hostile, 0));
            assertEquals(hostile, early.title());
            try (Listener late = new Listener()) {
                assertEquals(hostile, late.title());
                server.send(state("next", 0));
                assertEquals("next", early.title());
                assertEquals("next", late.title());
                server.close();
                assertEquals("over", early.next("event: "));
                assertEquals("over", late.next("event: "));
            }
        }
    }

    @Test
    void a_browser_that_goes_away_harms_nothing() throws Exception {
        try (Listener stays = new Listener()) {
            for (int i = 0; i < 40; i++) { // more than may listen at one time
                try (Listener goes = new Listener()) {
                    server.send(state("before " + i, 0));
                    assertTrue(goes.lines.readLine().startsWith("HTTP/1.1 "));
                }
                server.send(state("after " + i + "x".repeat(300), 0)); // written to one that is gone
            }
            String last = stays.title();
            while (!last.startsWith("after 39")) {
                last = stays.title();
            }
            assertEquals(200, get(at("")).statusCode());
        }
    }

    @Test
    void the_page_inside_is_the_file_that_is_on_disk_until_there_is_none(@TempDir Path directory) throws Exception {
        assertEquals(404, get(at("page")).statusCode());
        Path file = directory.resolve("trace.html");
        PagesForTests.page("x", 3, 2).write(file);
        server.show(file);
        assertEquals(Files.readString(file), get(at("page")).body());
        PagesForTests.page("y", 3, 2).write(file);
        assertEquals(Files.readString(file), get(at("page")).body());
        server.show(null);
        assertEquals(404, get(at("page")).statusCode());
    }
}
