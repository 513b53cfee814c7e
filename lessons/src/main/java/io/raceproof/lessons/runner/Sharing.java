package io.raceproof.lessons.runner;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.grading.Grade;
import io.raceproof.lessons.runner.board.BadCardException;
import io.raceproof.lessons.runner.board.BoardClient;
import io.raceproof.lessons.runner.board.BoardClient.RefusedException;
import io.raceproof.lessons.runner.board.Card;
import io.raceproof.lessons.runner.board.Cards;
import io.raceproof.lessons.runner.board.Room;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.web.LocalServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The learner's progress card, which is kept in their folder, and the room to whose board it is sent as long as they are in one.
 * A board that does not answer takes nothing from the learner but a moment; the next card has all that this one had. For one
 * thread at a time.
 */
final class Sharing {
    private static final String NO_NAME = "learner";
    private static final int LETTERS_OF_ID = 6;
    private static final Gson GSON = new Gson();

    private final Terminal terminal;
    private final Path cardFile;
    private final Path roomFile;

    private final Path idFile;

    private @Nullable Cards cards;

    /** Whether the learner was told that the board does not answer: once is enough. */
    private boolean told;

    /** What is kept of a room. */
    private record Membership(String board, String ticket, String nickname) {}

    Sharing(Terminal terminal, Workspace workspace) {
        this.terminal = terminal;
        this.cardFile = workspace.scratch().resolve("card.json");
        this.roomFile = workspace.scratch().resolve("room.json");
        this.idFile = workspace.scratch().resolve("card-id.txt");
    }

    /** The card; a new one if there is none that can be read. */
    Card card() throws IOException {
        try {
            return Files.exists(cardFile) ? cards().read(cardFile) : Card.of(NO_NAME);
        } catch (BadCardException e) {
            return Card.of(NO_NAME);
        }
    }

    /** Made once: it reads all lessons. */
    private Cards cards() {
        if (cards == null) {
            cards = new Cards(Lessons.all());
        }
        return cards;
    }

    /**
     * Copies the card to a folder.
     *
     * @param nickname on it, from now on
     * @return the file: always the same for this learner, another one for another of the same nickname
     */
    Path copy(Path folder, String nickname) throws IOException {
        Card card = card().named(nickname);
        Cards.write(card, cardFile);
        if (Files.notExists(idFile)) {
            Files.writeString(idFile, LocalServer.secret().replaceAll("[^A-Za-z0-9]", "") + "\n");
        }
        String id = Files.readString(idFile).strip();
        Path file = folder.resolve(Cards.fileName(card, id.substring(0, Math.min(LETTERS_OF_ID, id.length()))));
        Cards.write(card, file);
        return file;
    }

    /** The nickname that the learner gave before, if they did. */
    Optional<String> nickname() throws IOException {
        return Optional.of(card().nickname()).filter(name -> !name.equals(NO_NAME));
    }

    /** Keeps the outcome of a check, and sends it if the learner is in a room. */
    void checked(Lesson lesson, Grade grade) throws IOException, InterruptedException {
        tell(keep(card().checked(lesson.id(), grade)));
    }

    /** The same, without a word on the terminal. */
    void checkedSilently(Lesson lesson, Grade grade) throws IOException, InterruptedException {
        keep(card().checked(lesson.id(), grade));
    }

    /** Keeps a prediction, and sends it if the learner is in a room. */
    void predicted(Lesson lesson, List<String> predicted, List<String> seen) throws IOException, InterruptedException {
        tell(keep(card().predicted(lesson.id(), predicted, seen)));
    }

    /** Returns a sentence if it was not sent as it should be; else an empty text. */
    private String keep(Card card) throws IOException, InterruptedException {
        Cards.write(card, cardFile);
        Optional<Membership> room = membership();
        return room.isEmpty() ? "" : send(room.get(), card);
    }

    private String send(Membership room, Card card) throws IOException, InterruptedException {
        try {
            new BoardClient(URI.create(room.board())).send(room.ticket(), card);
            return "";
        } catch (RefusedException e) {
            if (!e.isForgotten()) {
                return "The board: " + e.getMessage();
            }
            Files.deleteIfExists(roomFile);
            return "The board has ended, or was started anew: you are in its room no more. Ask for its code, and join again.";
        } catch (IOException e) {
            return "The board at " + room.board()
                    + " does not answer: your work goes on, and is sent with the next check.";
        }
    }

    private void tell(String sentence) {
        if (!sentence.isEmpty() && !told) {
            told = true;
            terminal.wrapped("", sentence);
        }
    }

    private Optional<Membership> membership() throws IOException {
        if (Files.notExists(roomFile)) {
            return Optional.empty();
        }
        try {
            Membership room = GSON.fromJson(Files.readString(roomFile), Membership.class);
            return Optional.ofNullable(room)
                    .filter(one -> one.board() != null && one.ticket() != null)
                    .filter(one -> one.board().startsWith("http://"));
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    /**
     * Joins a room, and sends what the learner has done so far.
     *
     * @return the name under which they are shown there
     */
    String join(URI board, String code, String nickname) throws IOException, InterruptedException, RefusedException {
        BoardClient client = new BoardClient(board);
        Room.Joined joined = client.join(code, nickname);
        Files.createDirectories(roomFile.toAbsolutePath().getParent());
        Files.writeString(roomFile, GSON.toJson(new Membership(board.toString(), joined.ticket(), joined.nickname())));
        Card card = card().named(nickname);
        Cards.write(card, cardFile);
        client.send(joined.ticket(), card);
        return joined.nickname();
    }

    /** Leaves the room, which forgets the learner; returns whether they were in one. */
    boolean leave() throws IOException, InterruptedException {
        Optional<Membership> room = membership();
        Files.deleteIfExists(roomFile);
        if (room.isPresent()) {
            try {
                new BoardClient(URI.create(room.get().board())).leave(room.get().ticket());
            } catch (RefusedException | IOException e) {
                // the board has forgotten them, or has ended, which forgets all
            }
        }
        return room.isPresent();
    }
}
