package io.raceproof.lessons.runner.board;

import com.google.gson.Gson;
import io.raceproof.lessons.Lesson;
import io.raceproof.stress.web.Live;
import io.raceproof.stress.web.LocalServer;
import io.raceproof.stress.web.Reply;
import io.raceproof.stress.web.Request;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The board on the instructor's machine. It takes cards from learners who know the join code, and shows the room to the one who
 * knows its page's address. All is in memory, and gone when it is closed. Thread-safe.
 *
 * <pre>
 *   POST /join   nickname, with the code      a ticket
 *   POST /card   a card, with the ticket      the learner's card is replaced
 *   POST /leave  with the ticket              the learner is forgotten
 *   GET  /       with the page's key          the page; /events: the room, whenever it changes
 * </pre>
 */
public final class BoardServer implements AutoCloseable {
    /** The header that has the join code. */
    static final String CODE = "Raceproof-Code";

    /** The header that has the ticket. */
    static final String TICKET = "Raceproof-Ticket";

    /** Letters that are not taken for one another when they are read from a wall. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int CODE_LETTERS = 8;
    private static final int MOST_BYTES_OF_NICKNAME = 400;
    private static final Gson GSON = new Gson();

    private final List<Lesson> lessons;
    private final Cards cards;
    private final Room room;
    private final LocalServer server;
    private final String code = randomCode();
    private final String key = LocalServer.secret();
    private final Live state;

    /**
     * Starts one.
     *
     * @param address to listen on
     * @param places for so many learners
     * @throws IOException if the address cannot be had
     */
    public static BoardServer start(InetSocketAddress address, int places, List<Lesson> lessons) throws IOException {
        return new BoardServer(LocalServer.start(address), places, lessons);
    }

    private BoardServer(LocalServer server, int places, List<Lesson> lessons) throws IOException {
        this.server = server;
        this.lessons = List.copyOf(lessons);
        this.cards = new Cards(lessons);
        this.room = new Room(places);
        this.state = new Live(GSON.toJson(view()));
        String page = LocalServer.resource(BoardServer.class, "board.html");
        String script = LocalServer.resource(BoardServer.class, "board.js");
        String style = LocalServer.resource(BoardServer.class, "board.css");
        server.post("/join", MOST_BYTES_OF_NICKNAME, this::join);
        server.post("/card", Cards.MOST_BYTES, this::card);
        server.post("/leave", 0, this::leave);
        server.get("/", request -> isInstructor(request) ? Reply.html(page) : onlyWithKey());
        server.get("/board.js", request -> Reply.script(script));
        server.get("/board.css", request -> Reply.style(style));
        server.events("/events", state, this::isInstructor);
    }

    private static String randomCode() {
        SecureRandom random = new SecureRandom();
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE_LETTERS; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.insert(CODE_LETTERS / 2, '-').toString();
    }

    /** What learners join with. */
    public String code() {
        return code;
    }

    /** Where learners reach it. */
    public URI address() {
        return server.address();
    }

    /** Where the instructor's browser finds the page; whoever has this address sees the room. */
    public URI page() {
        return server.address().resolve("?key=" + key);
    }

    /** The room as it is now. */
    public RoomView view() {
        return RoomView.of(room.cards(), lessons);
    }

    private boolean isInstructor(Request request) {
        return request.knows("key", key);
    }

    private static Reply onlyWithKey() {
        return Reply.text(Reply.FORBIDDEN, "Open the address as the board printed it, key and all.");
    }

    /** As people type it: small letters, without the hyphen. */
    private static String plain(String typed) {
        return typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    }

    private Reply join(Request request) {
        if (!Request.same(plain(code), plain(request.header(CODE)))) {
            return Reply.text(Reply.FORBIDDEN, "The join code is wrong: type it as it stands on the board.");
        }
        String nickname;
        try {
            nickname = Cards.nickname(request.body());
        } catch (BadCardException e) {
            return Reply.text(Reply.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
        Optional<Room.Joined> joined = room.join(nickname);
        changed();
        return joined.map(one -> Reply.json(GSON.toJson(one)))
                .orElseGet(() -> Reply.text(
                        Reply.UNAVAILABLE,
                        "The room is full: ask the instructor to start the board with more --places."));
    }

    private Reply card(Request request) {
        Card card;
        try {
            card = cards.read(request.body());
        } catch (BadCardException e) {
            return Reply.text(Reply.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
        return reply(room.put(request.header(TICKET), card));
    }

    private Reply leave(Request request) {
        return reply(room.leave(request.header(TICKET)));
    }

    private Reply reply(Room.Outcome outcome) {
        return switch (outcome) {
            case DONE -> {
                changed();
                yield Reply.text(Reply.OK, "");
            }
            case UNKNOWN -> Reply.text(Reply.FORBIDDEN, "You are not in this room: join it again.");
            case TOO_OFTEN -> Reply.text(Reply.TOO_MANY, "Too often: your next check sends it again.");
        };
    }

    /** One at a time, so that an older state never replaces a newer one. */
    private synchronized void changed() {
        state.publish(GSON.toJson(view()));
    }

    /** Forgets the room, and ends. */
    @Override
    public void close() {
        server.close();
        room.clear();
    }
}
