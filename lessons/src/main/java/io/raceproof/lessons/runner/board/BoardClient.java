package io.raceproof.lessons.runner.board;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import io.raceproof.stress.web.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** A learner's way to a board. Thread-safe. */
public final class BoardClient {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(3);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);
    private static final Pattern IN_A_HEADER = Pattern.compile("[A-Za-z0-9 _-]{1,64}");
    private static final int MOST_BYTES = 4_096;
    private static final Gson GSON = new Gson();

    private final URI board;
    private final HttpClient client;

    /** To the board at this address. */
    public BoardClient(URI board) {
        this.board = board;
        this.client = HttpClient.newBuilder()
                .connectTimeout(LONGEST_CONNECT)
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY) // it is in this room
                .build();
    }

    /**
     * The address of a board, as people type it: {@code 10.0.0.5:7007}.
     *
     * @throws IllegalArgumentException if it is none, in one sentence
     */
    public static URI address(String typed) {
        try {
            URI uri = new URI(typed.contains("://") ? typed : "http://" + typed);
            boolean plain = uri.getRawQuery() == null
                    && (uri.getRawPath() == null || uri.getRawPath().matches("/?"));
            if ("http".equals(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))
                    && uri.getHost() != null
                    && uri.getPort() > 0
                    && uri.getPort() <= 65_535
                    && plain) {
                return new URI("http://" + uri.getRawAuthority() + "/");
            }
        } catch (URISyntaxException e) {
            // as below
        }
        throw new IllegalArgumentException(
                "\"" + Plain.text(typed, Plain.NICKNAME) + "\" is no address of a board: it is like 10.0.0.5:7007");
    }

    /** The board has refused; the message is its sentence. */
    public static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        private final boolean isForgotten;

        RefusedException(String sentence, boolean isForgotten) {
            super(sentence);
            this.isForgotten = isForgotten;
        }

        /** Whether the board does not know the learner, or the code: the same will be refused again. */
        public boolean isForgotten() {
            return isForgotten;
        }
    }

    /**
     * Joins the room.
     *
     * @throws IOException if the board does not answer as one
     */
    public Room.Joined join(String code, String nickname) throws IOException, InterruptedException, RefusedException {
        String answer = post("join", BoardServer.CODE, code, nickname);
        try {
            Room.Joined joined = GSON.fromJson(answer, Room.Joined.class);
            if (joined != null && joined.ticket() != null && joined.nickname() != null) {
                return joined;
            }
        } catch (JsonParseException e) {
            // as below
        }
        throw new IOException("it is no board of raceproof");
    }

    /** Sends the learner's card. */
    public void send(String ticket, Card card) throws IOException, InterruptedException, RefusedException {
        post("card", BoardServer.TICKET, ticket, Cards.json(card));
    }

    /** Leaves the room. */
    public void leave(String ticket) throws IOException, InterruptedException, RefusedException {
        post("leave", BoardServer.TICKET, ticket, "");
    }

    private String post(String path, String header, String secret, String body)
            throws IOException, InterruptedException, RefusedException {
        if (!IN_A_HEADER.matcher(secret).matches()) {
            throw new RefusedException("The join code is wrong: type it as it stands on the board.", true);
        }
        HttpRequest request = HttpRequest.newBuilder(board.resolve(path))
                .timeout(LONGEST_ANSWER)
                .header(header, secret)
                .POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
        String said;
        try (InputStream in = answer.body()) {
            said = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
        if (answer.statusCode() != Reply.OK) {
            throw new RefusedException(Plain.text(said, Plain.SENTENCE), answer.statusCode() == Reply.FORBIDDEN);
        }
        return said;
    }
}
