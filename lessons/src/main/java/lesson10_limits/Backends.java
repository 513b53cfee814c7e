package lesson10_limits;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Two services that bear ten requests at a time: a database behind a connection pool, and an HTTP server that throttles. */
public final class Backends {
    /** So many requests are served at the same time. */
    static final int AT_ONCE = 10;

    /** How long a request is worked on. */
    static final int SERVICE_MILLIS = 20;

    /** How long a client waits for a connection, or for an answer: the least that HikariCP allows. */
    static final int PATIENCE_MILLIS = 250;

    private Backends() {}

    /** What became of a request. */
    enum Outcome {
        /** It was served. */
        OK,
        /** There was no connection, or no answer, in time. */
        TIMED_OUT,
        /** The server had too much to do and said so: 429 Too Many Requests. */
        THROTTLED
    }

    /** A service. Thread-safe. */
    interface Service extends AutoCloseable {
        /** Sends one request and waits for what becomes of it. */
        Outcome request() throws Exception;

        @Override
        void close();
    }

    /** A service of the machine that the benchmark is on: H2 in memory, behind HikariCP. */
    static final class Database implements Service {
        private final HikariDataSource connections;

        /** With a pool of ten connections, for each of which a client waits for at most so long. */
        Database(int patienceMillis) throws SQLException {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl("jdbc:h2:mem:shop" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
            config.setMaximumPoolSize(AT_ONCE);
            config.setConnectionTimeout(patienceMillis);
            connections = new HikariDataSource(config);
            try (Connection connection = connections.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE ALIAS WORK FOR 'lesson10_limits.Backends.work'");
                statement.execute("CREATE TABLE orders AS SELECT x AS id, MOD(x, 7) AS item FROM SYSTEM_RANGE(1, 100)");
            }
        }

        @Override
        public Outcome request() throws SQLException {
            try (Connection connection = connections.getConnection();
                    PreparedStatement query =
                            connection.prepareStatement("SELECT COUNT(*), WORK(?) FROM orders WHERE item = 3")) {
                query.setInt(1, SERVICE_MILLIS);
                try (ResultSet result = query.executeQuery()) {
                    result.next();
                    if (result.getInt(1) != 14) {
                        throw new SQLException("the query found " + result.getInt(1) + " orders instead of 14");
                    }
                }
                return Outcome.OK;
            } catch (SQLTransientConnectionException noConnection) {
                return Outcome.TIMED_OUT;
            }
        }

        @Override
        public void close() {
            connections.close();
        }
    }

    /** Called by the database in its query: the time that a larger table, or a disk, would take. */
    public static int work(int millis) throws InterruptedException {
        Thread.sleep(millis);
        return millis;
    }

    /** An HTTP server on loopback: ten requests are worked on, twenty may wait for that, and the rest gets a 429. */
    static final class WebApi implements Service {
        private static final int BACKLOG = 20;
        private static final int SERVED = 200;
        private static final int TOO_MANY = 429;

        private final Semaphore working = new Semaphore(AT_ONCE, true);
        private final Semaphore accepted = new Semaphore(AT_ONCE + BACKLOG);
        private final HttpServer server;
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final HttpClient client;
        private final HttpRequest request;

        /** With clients that wait for at most so long. */
        WebApi(int patienceMillis) throws IOException {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofMillis(patienceMillis))
                    .build();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
            server.createContext("/", this::serve);
            server.setExecutor(threads);
            server.start();
            request = HttpRequest.newBuilder(URI.create(
                            "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                                    + server.getAddress().getPort() + "/"))
                    .timeout(Duration.ofMillis(patienceMillis))
                    .build();
        }

        private void serve(HttpExchange exchange) throws IOException {
            try (exchange) {
                if (!accepted.tryAcquire()) {
                    exchange.sendResponseHeaders(TOO_MANY, -1);
                    return;
                }
                try {
                    working.acquire();
                    try {
                        work(SERVICE_MILLIS);
                    } finally {
                        working.release();
                    }
                    exchange.sendResponseHeaders(SERVED, -1);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt(); // the server is being closed
                } finally {
                    accepted.release();
                }
            }
        }

        @Override
        public Outcome request() throws IOException, InterruptedException {
            try {
                int status = client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                return status == SERVED ? Outcome.OK : Outcome.THROTTLED;
            } catch (HttpTimeoutException late) {
                return Outcome.TIMED_OUT;
            }
        }

        @Override
        public void close() {
            server.stop(0);
            threads.shutdownNow();
            try {
                threads.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
