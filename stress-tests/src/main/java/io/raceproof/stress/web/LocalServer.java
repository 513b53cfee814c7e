package io.raceproof.stress.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A small server for this program's own pages, on the JDK's. What clients can make it hold is bounded: connections, bodies, pages that
 * listen. A page loads nothing from elsewhere, and no other page may read it. Thread-safe.
 *
 * <pre>
 *   clients ──► at most CONNECTIONS ──► a thread each ──► handler ──► reply
 *                                                                 │
 *   pages that listen, at most STREAMS ◄── the latest state, whenever it changes
 * </pre>
 *
 * <p>There are as many threads as connections, as the JDK's server reads a request in the thread that answers it: connections that say
 * nothing then keep no other waiting, and are closed after some seconds.
 */
public final class LocalServer implements AutoCloseable {
    /** Answers a request. */
    @FunctionalInterface
    public interface Handler {
        /** The answer. */
        Reply answer(Request request) throws IOException;
    }

    private static final int CONNECTIONS = 400;
    private static final int STREAMS = 32;
    private static final int BACKLOG = 128;
    private static final int SLOWEST_REQUEST_SECONDS = 10;
    private static final long HEARTBEAT_MILLIS = 3_000;
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
            + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final int SECRET_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    static { // the JDK's server reads them once
        property("jdk.httpserver.maxConnections", CONNECTIONS);
        property("sun.net.httpserver.maxReqTime", SLOWEST_REQUEST_SECONDS);
        property("sun.net.httpserver.nodelay", "true");
    }

    private static void property(String name, Object value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value.toString());
        }
    }

    private record Route(int mostBytes, Handler handler) {}

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final Semaphore streams = new Semaphore(STREAMS);

    /** By method and path. */
    private final Map<String, Route> routes = new ConcurrentHashMap<>();

    /** By path: which state, and who may see it. */
    private final Map<String, Stream> live = new ConcurrentHashMap<>();

    private record Stream(Live state, Predicate<Request> allowed) {}

    /** A secret that cannot be guessed, as it may stand in an address. */
    public static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The text of a file that lies beside a class. */
    public static String resource(Class<?> beside, String name) throws IOException {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(
                        name + " is missing beside " + beside.getName() + ": build the project again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Starts one.
     *
     * @param address to listen on; port 0 for any that is free
     * @throws IOException if that cannot be had
     */
    public static LocalServer start(InetSocketAddress address) throws IOException {
        return new LocalServer(HttpServer.create(address, BACKLOG));
    }

    private LocalServer(HttpServer server) {
        this.server = server;
        this.threads = new ThreadPoolExecutor(
                0,
                CONNECTIONS,
                1,
                TimeUnit.MINUTES,
                new SynchronousQueue<>(),
                work -> {
                    Thread thread = new Thread(work, "page server");
                    thread.setDaemon(true);
                    return thread;
                },
                LocalServer::awaitThread);
        server.setExecutor(threads);
        server.createContext("/", this::exchange);
        server.start();
    }

    /** Runs in the thread that takes connections: it takes no more meanwhile. JDKs that do not limit connections need it. */
    private static void awaitThread(Runnable work, ThreadPoolExecutor full) {
        try {
            boolean taken = false;
            while (!taken && !full.isShutdown()) {
                taken = full.getQueue().offer(work, 100, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answers GET. */
    public void get(String path, Handler handler) {
        routes.put("GET " + path, new Route(0, handler));
    }

    /** Answers POST with a body of at most so many bytes. */
    public void post(String path, int mostBytes, Handler handler) {
        routes.put("POST " + path, new Route(mostBytes, handler));
    }

    /** Sends a state, whenever it changes, to pages that ask for it with an EventSource and may see it. */
    public void events(String path, Live state, Predicate<Request> allowed) {
        live.put(path, new Stream(state, allowed));
    }

    /** Where it is: {@code http://127.0.0.1:7007/}. */
    public URI address() {
        InetSocketAddress address = server.getAddress();
        String host = address.getAddress().getHostAddress();
        return URI.create("http://" + (address.getAddress() instanceof Inet6Address ? "[" + host + "]" : host) + ":"
                + address.getPort() + "/");
    }

    private void exchange(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Stream stream = exchange.getRequestMethod().equals("GET") ? live.get(path) : null;
            if (stream != null) {
                listen(exchange, stream);
            } else {
                send(exchange, reply(exchange, routes.get(exchange.getRequestMethod() + " " + path)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it is being closed
        }
    }

    private static Reply reply(HttpExchange exchange, @Nullable Route route) throws IOException {
        if (route == null) {
            return Reply.text(Reply.NOT_FOUND, "There is no such page.");
        }
        byte[] body = exchange.getRequestBody().readNBytes(route.mostBytes() + 1);
        if (body.length > route.mostBytes()) {
            return Reply.text(Reply.TOO_LARGE, "At most " + route.mostBytes() + " bytes.");
        }
        return route.handler().answer(new Request(exchange, new String(body, StandardCharsets.UTF_8)));
    }

    private static void headers(HttpExchange exchange, String type) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Content-Security-Policy", POLICY);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        headers(exchange, reply.type());
        if (reply.status() >= Reply.BAD_REQUEST) {
            exchange.getResponseHeaders().set("Connection", "close"); // whatever else it wanted to send
        }
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void listen(HttpExchange exchange, Stream stream) throws IOException, InterruptedException {
        if (!stream.allowed().test(new Request(exchange, ""))) {
            send(exchange, Reply.text(Reply.FORBIDDEN, "Open the address as it was printed."));
        } else if (!streams.tryAcquire()) {
            send(exchange, Reply.text(Reply.UNAVAILABLE, "Too many pages listen: close some."));
        } else {
            try {
                headers(exchange, "text/event-stream; charset=utf-8");
                exchange.sendResponseHeaders(Reply.OK, 0);
                stream.state().tell(exchange.getResponseBody(), HEARTBEAT_MILLIS);
            } finally {
                streams.release();
            }
        }
    }

    /** Tells pages that listen that it is over (the event {@code over}), and ends all that is under way. */
    @Override
    public void close() {
        live.values().forEach(stream -> stream.state().end());
        awaitPages();
        threads.shutdownNow();
        server.stop(0);
    }

    /** A page that is there is told in no time. */
    private void awaitPages() {
        try {
            if (streams.tryAcquire(STREAMS, 1, TimeUnit.SECONDS)) {
                streams.release(STREAMS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
