package io.raceproof.stress.web;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;

/** What a client asks. For one thread, as long as it is answered. */
public final class Request {
    private final HttpExchange exchange;
    private final String body;

    Request(HttpExchange exchange, String body) {
        this.exchange = exchange;
        this.body = body;
    }

    /** The body, in UTF-8; empty if there is none. */
    public String body() {
        return body;
    }

    /** A header's value; empty if it is missing. */
    public String header(String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }

    /** A parameter of the address; empty if it is missing, or no valid text. */
    public String parameter(String name) {
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        return Arrays.stream(query.split("&", -1))
                .filter(part -> part.startsWith(name + "="))
                .map(part -> decoded(part.substring(name.length() + 1)))
                .findFirst()
                .orElse("");
    }

    /** Whether the parameter is that secret; in a time that does not tell how much of it was right. */
    public boolean knows(String name, String secret) {
        return same(secret, parameter(name));
    }

    /** Whether what was said is the secret; in a time that does not tell how much of it was right. */
    public static boolean same(String secret, String said) {
        return MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), said.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
