package io.raceproof.lessons.runner.book;

import io.raceproof.stress.web.LocalServer;
import io.raceproof.stress.web.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/**
 * Serves a book to the browser of this machine. It knows the book's files by their names, and no file system: no path leads out of it.
 * Thread-safe.
 */
public final class BookServer implements AutoCloseable {
    private final LocalServer server;

    private BookServer(LocalServer server) {
        this.server = server;
    }

    /** Starts one, on a free port of the loopback address. */
    public static BookServer start(Book book) throws IOException {
        LocalServer server = LocalServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        book.files().forEach((name, content) -> {
            Reply reply = reply(name, content);
            server.get("/" + name, request -> reply);
            if (name.equals(Book.INDEX)) {
                server.get("/", request -> reply);
            }
        });
        return new BookServer(server);
    }

    private static Reply reply(String name, String content) {
        if (name.endsWith(".js")) {
            return Reply.script(content);
        }
        return name.endsWith(".css") ? Reply.style(content) : Reply.html(content);
    }

    /** Where it is. */
    public URI address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
    }
}
