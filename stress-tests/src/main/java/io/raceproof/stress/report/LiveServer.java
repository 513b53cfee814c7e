package io.raceproof.stress.report;

import com.google.gson.Gson;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.raceproof.stress.web.Live;
import io.raceproof.stress.web.LocalServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Serves a page, what it is to show, and one other page inside of it, to browsers of this machine alone: on the loopback
 * interface, at a port that the system chooses, under a token that only who was told the address knows.
 *
 * <pre>
 *   GET /TOKEN/        the page around          live.html
 *   GET /TOKEN/events  what it is to show       server-sent events: the last {@link LiveState}, then each new one
 *   GET /TOKEN/page    the page inside of it    the file that was shown last, as it is on disk
 * </pre>
 *
 * <p>No other origin may read it: a request that another site has made, or that came by another name of this host, is
 * refused. Each request has a thread of its own, a daemon; a browser that goes away ends its thread and nothing else.
 */
public final class LiveServer implements AutoCloseable {
    /** Often enough for a browser, or what is between, to notice that the connection lives. */
    private static final long BEAT_MILLIS = 15_000;

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    /** So many browsers may listen at one time. */
    private static final int MOST_LISTENERS = 16;

    /** Who may ask: the page itself, or a person who has typed or clicked the address outside of any site. */
    private static final Set<String> ALLOWED_SITES = Set.of("same-origin", "none");

    private static final String AROUND = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
            + " connect-src 'self'; frame-src 'self'; img-src data:; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";
    private static final String INSIDE = "frame-ancestors 'self'";

    private final HttpServer server;
    private final ExecutorService threads;
    private final byte[] token;
    private final byte[] around;
    private final Semaphore listeners = new Semaphore(MOST_LISTENERS);

    /** What is shown. */
    private final Live live = new Live(new Gson().toJson(LiveState.WAITING));

    /** The file of the page inside. Written by who shows it, read by the requests' threads. */
    private volatile @Nullable Path shown;

    private LiveServer(HttpServer server, ExecutorService threads, String token, byte[] around) {
        this.server = server;
        this.threads = threads;
        this.token = token.getBytes(StandardCharsets.US_ASCII);
        this.around = around;
    }

    /** Starts one. */
    public static LiveServer start() throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "live page");
            thread.setDaemon(true);
            return thread;
        });
        byte[] around = LocalServer.resource(LiveServer.class, "live.html").getBytes(StandardCharsets.UTF_8);
        LiveServer server = new LiveServer(http, threads, LocalServer.secret(), around);
        http.createContext("/", server::handle);
        http.setExecutor(threads);
        http.start();
        return server;
    }

    /** Where the page is. */
    public String address() {
        return "http://" + hostAndPort() + "/" + new String(token, StandardCharsets.US_ASCII) + "/";
    }

    private String hostAndPort() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Shows this from now on. */
    public void send(LiveState state) {
        live.publish(new Gson().toJson(state));
    }

    /** Has this file inside of it from now on; null if none. */
    public void show(@Nullable Path page) {
        shown = page;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = exchange.getResponseHeaders();
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cross-Origin-Resource-Policy", "same-origin");
            headers.set("Cache-Control", "no-store");
            if (!isFromHere(exchange.getRequestHeaders())) {
                answer(exchange, 403, "text/plain", "refused: another site has asked\n");
                return;
            }
            String[] path = exchange.getRequestURI().getPath().split("/", 3);
            byte[] asked = path.length < 3 ? new byte[0] : path[1].getBytes(StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(asked, token)) {
                answer(exchange, 404, "text/plain", "not here\n");
            } else if (!exchange.getRequestMethod().equals("GET")) {
                headers.set("Allow", "GET");
                answer(exchange, 405, "text/plain", "only GET\n");
            } else {
                serve(exchange, path[2]);
            }
        }
    }

    /** By the one name of this host that the address has: a name that a site has made to mean this host is another one. */
    private boolean isFromHere(Headers headers) {
        String origin = headers.getFirst("Origin");
        String site = headers.getFirst("Sec-Fetch-Site");
        return hostAndPort().equals(headers.getFirst("Host"))
                && (origin == null || origin.equals("http://" + hostAndPort()))
                && (site == null || ALLOWED_SITES.contains(site));
    }

    private void serve(HttpExchange exchange, String path) throws IOException {
        Path page = shown;
        switch (path) {
            case "" -> {
                exchange.getResponseHeaders().set("Content-Security-Policy", AROUND);
                answer(exchange, 200, "text/html", around);
            }
            case "page" -> {
                exchange.getResponseHeaders().set("Content-Security-Policy", INSIDE);
                if (page == null || !Files.exists(page)) {
                    answer(exchange, 404, "text/plain", "there is no interleaving to show\n");
                } else {
                    answer(exchange, 200, "text/html", Files.readAllBytes(page));
                }
            }
            case "events" -> events(exchange);
            default -> answer(exchange, 404, "text/plain", "not here\n");
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        answer(exchange, status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Until the browser goes away, which is seen when something is written. */
    private void events(HttpExchange exchange) throws IOException {
        if (!listeners.tryAcquire()) {
            answer(exchange, 503, "text/plain", "too many pages are open\n");
            return;
        }
        try {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            live.tell(exchange.getResponseBody(), BEAT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed meanwhile
        } finally {
            listeners.release();
        }
    }

    /** Tells browsers that it is over, and ends. */
    @Override
    public void close() {
        live.end();
        threads.shutdown();
        try {
            threads.awaitTermination(1, TimeUnit.SECONDS); // a browser is told in no time, or has gone away
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
    }
}
