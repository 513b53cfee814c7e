package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.runner.board.BoardServer;
import io.raceproof.lessons.runner.board.CardsForTests;
import io.raceproof.lessons.runner.board.RoomView;
import io.raceproof.stress.report.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a learner shows, to whom, and until when. */
class SharingTest {
    @TempDir
    Path directory;

    private final List<Lesson> lessons = Lessons.all();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Terminal terminal =
            new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), StandardCharsets.UTF_8, false, Map.of());

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
    }

    private int run(String learner, String... arguments) {
        bytes.reset();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--dir", directory.resolve(learner).toString()));
        return Cli.run(terminal, all.toArray(String[]::new));
    }

    private Sharing sharing(String learner) {
        return new Sharing(terminal, new Workspace(directory.resolve(learner)));
    }

    private BoardServer board() throws IOException {
        return BoardServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5, lessons);
    }

    @Test
    void what_was_done_before_joining_is_shown_too_and_leaving_takes_it_away() throws Exception {
        try (BoardServer board = board()) {
            String address = board.address().getAuthority();
            sharing("ada").checked(lessons.get(0), CardsForTests.held());
            assertEquals(64, run("ada", "join", address, "AAAA-AAAA", "--name", "Ada"));
            assertEquals(0, board.view().learners().size());
            assertEquals(0, run("ada", "join", address, board.code(), "--name", "Ada"), this::printed);
            assertTrue(printed().startsWith("You are in the room as Ada."), this::printed);
            assertEquals(
                    List.of(new RoomView.Learner("Ada", "1", "HELD", 1)),
                    board.view().learners());
            sharing("ada").checked(lessons.get(1), CardsForTests.broken("one seat twice"));
            sharing("ada").predicted(lessons.get(1), List.of(), List.of());
            assertEquals(
                    List.of(new RoomView.Learner("Ada", "2", "BROKEN", 1)),
                    board.view().learners());
            assertEquals(0, run("ada", "join", "--leave"));
            assertEquals(List.of(), board.view().learners());
            sharing("ada").checked(lessons.get(2), CardsForTests.held());
            assertEquals(List.of(), board.view().learners());
        }
    }

    @Test
    void a_board_that_has_gone_is_told_once_and_one_that_forgot_is_left() throws Exception {
        BoardServer board = board();
        run("ada", "join", board.address().getAuthority(), board.code(), "--name", "Ada");
        Path room = directory.resolve("ada/.raceproof/room.json");
        int port = board.address().getPort();
        board.close();
        bytes.reset();
        Sharing sharing = sharing("ada");
        sharing.checked(lessons.get(0), CardsForTests.held());
        sharing.checked(lessons.get(1), CardsForTests.held());
        assertTrue(printed().startsWith("The board at http://127.0.0.1:" + port + "/ does not answer"), this::printed);
        assertEquals(1, printed().split("does not answer", -1).length - 1, this::printed);
        try (BoardServer other = board()) { // another room
            Files.writeString(
                    room,
                    Files.readString(room)
                            .replace(":" + port, ":" + other.address().getPort()));
            bytes.reset();
            sharing("ada").checked(lessons.get(2), CardsForTests.held());
            assertTrue(printed().contains("you are in its room no more"), this::printed);
            assertTrue(Files.notExists(room));
            assertEquals(2 + 1, sharing("ada").card().lessons().size(), "the card is kept");
        }
    }

    @Test
    void without_a_network_cards_lie_in_a_folder() throws Exception {
        Path stick = Files.createDirectories(directory.resolve("stick"));
        assertEquals(0, run("x", "board", stick.toString()));
        assertTrue(printed().startsWith("No cards in "), this::printed);
        for (String learner : List.of("ada", "bob", "eve")) {
            sharing(learner).checked(lessons.get(0), CardsForTests.broken("a ticket is lost"));
            assertEquals(0, run(learner, "card", stick.toString(), "--name", "Alex"), this::printed);
        }
        sharing("eve").checked(lessons.get(0), CardsForTests.held());
        run("eve", "card", stick.toString());
        Files.writeString(stick.resolve("notes.raceproof-card.json"), "mine");
        assertEquals(0, run("x", "board", stick.toString()));
        assertTrue(printed().contains("left out: notes.raceproof-card.json: This is no progress card"), this::printed);
        assertTrue(printed().contains("3 learners"), this::printed);
        assertTrue(printed().contains("1 solved, 2 not yet: 2 at model check"), this::printed);
        assertEquals(64, run("x", "board", stick.resolve("none").toString()));
        assertEquals(64, run("x", "board"));
        assertEquals(64, run("x", "board", "--serve", "--address", "nonsense:port"));
        assertEquals(64, run("x", "board", "--serve", "--address", "192.0.2.1:7007"), "not of this machine");
        assertEquals(64, run("x", "card", directory.resolve("no-folder").toString()));
    }

    @Test
    void nonsense_gets_one_sentence() {
        assertEquals(64, run("ada", "join"));
        assertEquals(64, run("ada", "join", "nowhere", "AAAA-AAAA", "--name", "Ada"));
        assertEquals(64, run("ada", "join", "127.0.0.1:1", "AAAA-AAAA", "--name", "\u202e"));
        assertEquals(3, run("ada", "join", "127.0.0.1:1", "AAAA-AAAA", "--name", "Ada"));
        assertTrue(printed().contains("no board answers at http://127.0.0.1:1/"), this::printed);
        assertEquals(0, run("ada", "join", "--leave"));
        assertEquals("You are in no room. ", printed());
    }
}
