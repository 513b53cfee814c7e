package io.raceproof.stress.web;

/**
 * What a client is answered.
 *
 * @param status of HTTP
 * @param type of the body
 * @param body in UTF-8 when it is sent
 */
public record Reply(int status, String type, String body) {
    /** A request that has done what it should. */
    public static final int OK = 200;

    /** One that is no valid one. */
    public static final int BAD_REQUEST = 400;

    /** One without the right secret. */
    public static final int FORBIDDEN = 403;

    /** One for what is not there. */
    public static final int NOT_FOUND = 404;

    /** One that is too large. */
    public static final int TOO_LARGE = 413;

    /** One too many. */
    public static final int TOO_MANY = 429;

    /** One for which there is no room. */
    public static final int UNAVAILABLE = 503;

    /** Plain text, a sentence for a person. */
    public static Reply text(int status, String sentence) {
        return new Reply(status, "text/plain; charset=utf-8", sentence);
    }

    /** A page. */
    public static Reply html(String page) {
        return new Reply(OK, "text/html; charset=utf-8", page);
    }

    /** A script. */
    public static Reply script(String script) {
        return new Reply(OK, "text/javascript; charset=utf-8", script);
    }

    /** A style sheet. */
    public static Reply style(String style) {
        return new Reply(OK, "text/css; charset=utf-8", style);
    }

    /** Data. */
    public static Reply json(String json) {
        return new Reply(OK, "application/json; charset=utf-8", json);
    }
}
