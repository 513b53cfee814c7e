package io.raceproof.lessons.runner.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.lab.Step;
import io.raceproof.lessons.runner.board.RoomView.LessonView;
import io.raceproof.stress.report.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who is in the room, what may be done there, and what is seen of it. */
class RoomTest {
    private final AtomicLong nanos = new AtomicLong();
    private final List<Lesson> lessons = Lessons.all();

    private Room room(int places) {
        return new Room(places, nanos::get);
    }

    private static String ticket(Room room, String nickname) {
        return room.join(nickname).orElseThrow().ticket();
    }

    @Test
    void two_of_one_name_are_told_apart_and_a_card_cannot_change_it() {
        Room room = room(3);
        ticket(room, "Ada");
        String second = ticket(room, "Ada");
        assertEquals(Room.Outcome.DONE, room.put(second, Card.of("Bob")));
        assertEquals(
                List.of("Ada", "Ada (2)"),
                room.cards().stream().map(Card::nickname).toList());
    }

    @Test
    void only_a_ticket_lets_in() {
        Room room = room(3);
        String ticket = ticket(room, "Ada");
        assertEquals(Room.Outcome.UNKNOWN, room.put("", Card.of("x")));
        assertEquals(Room.Outcome.UNKNOWN, room.put(ticket.substring(1), Card.of("x")));
        assertEquals(Room.Outcome.UNKNOWN, room.leave("x"));
        assertEquals(Room.Outcome.DONE, room.leave(ticket));
        assertEquals(Room.Outcome.UNKNOWN, room.put(ticket, Card.of("x")));
    }

    @Test
    void who_sends_too_often_is_refused_and_only_they() {
        Room room = room(3);
        String flood = ticket(room, "flood");
        String calm = ticket(room, "calm");
        int taken = 0;
        for (int i = 0; i < 1_000; i++) {
            taken += room.put(flood, Card.of("x")) == Room.Outcome.DONE ? 1 : 0;
        }
        assertEquals(20, taken);
        assertEquals(Room.Outcome.TOO_OFTEN, room.put(flood, Card.of("x")));
        assertEquals(Room.Outcome.DONE, room.put(calm, Card.of("x")));
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertEquals(Room.Outcome.DONE, room.put(flood, Card.of("x")));
        assertEquals(Room.Outcome.TOO_OFTEN, room.put(flood, Card.of("x")));
    }

    @Test
    void a_place_that_was_never_used_is_given_to_the_next_and_one_that_was_is_kept() {
        Room room = room(2);
        room.put(ticket(room, "works"), Card.of("x"));
        ticket(room, "empty");
        ticket(room, "late");
        assertEquals(
                List.of("late", "works"),
                room.cards().stream().map(Card::nickname).toList());
        room.put(ticket(room, "later"), Card.of("x"));
        assertTrue(room.join("too late").isEmpty());
    }

    private RoomView view() {
        List<Card> cards = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            cards.add(Card.of("lost " + i)
                    .checked("lesson01", CardsForTests.held())
                    .predicted("lesson02", List.of(nameOfOutcome(0)), List.of(nameOfOutcome(0), nameOfOutcome(1)))
                    .checked("lesson02", CardsForTests.broken("two sales sold one seat")));
        }
        for (int i = 0; i < 3; i++) {
            cards.add(Card.of("other " + i)
                    .checked("lesson02", CardsForTests.broken(Step.CONTRACT, "the sales do not overlap", null)));
        }
        for (int i = 0; i < 9; i++) {
            cards.add(
                    Card.of("typo " + i).checked("lesson01", CardsForTests.broken(Step.COMPILE, "';' expected", null)));
        }
        cards.add(Card.of("predicts").predicted("lesson02", List.of(nameOfOutcome(1)), List.of(nameOfOutcome(0))));
        return RoomView.of(cards, lessons);
    }

    private String nameOfOutcome(int index) {
        return List.copyOf(lessons.get(1).outcomes().keySet()).get(index);
    }

    @Test
    void it_is_seen_where_the_room_is_stuck_what_it_predicted_and_its_commonest_mistake() {
        RoomView view = view();
        assertEquals(20, view.learners().size());
        assertEquals("lesson02", view.stuck());
        LessonView first = view.lessons().get(0);
        assertEquals(7, first.solved());
        assertEquals(List.of(new RoomView.Count("compile", 9)), first.steps());
        assertEquals(null, first.mistake(), "what the compiler says is no mistake about threads");
        LessonView second = view.lessons().get(1);
        assertEquals(List.of(new RoomView.Count("model check", 7), new RoomView.Count("contract", 3)), second.steps());
        assertEquals(1, second.predictedOnly());
        assertEquals(8, second.predictors());
        assertEquals(7, second.predictions().get(0).predicted());
        assertEquals(8, second.predictions().get(0).seen());
        assertEquals(1, second.predictions().get(1).predicted());
        RoomView.Mistake mistake = Objects.requireNonNull(second.mistake());
        assertEquals("two sales sold one seat", mistake.sentence());
        assertEquals(7, mistake.learners());
        assertEquals(3, Objects.requireNonNull(mistake.picture()).rows().size());
    }

    @Test
    void where_no_machine_counts_the_outcomes_nothing_is_said_of_how_many_saw_one() {
        String name = nameOfOutcome(0);
        Card card = Card.of("predicts").predicted("lesson02", List.of(name), List.of());
        String told = told(RoomView.of(List.of(card), lessons));
        assertTrue(told.contains("predicted by 1") && !told.contains("seen by"), told);
    }

    private static String told(RoomView view) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(bytes, true, StandardCharsets.UTF_8), StandardCharsets.UTF_8, false, Map.of());
        new RoomReport(terminal).show(view);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void the_terminal_tells_the_same_in_its_width() {
        String shown = told(view());
        assertTrue(shown.replaceAll("\\s+", " ").contains(", seen by 8"), shown);
        assertTrue(shown.startsWith("20 learners"), shown);
        assertTrue(shown.contains("most are stuck here"), shown);
        assertTrue(shown.contains("0 solved, 10 not yet: 7 at model check, 3 at contract"), shown);
        assertTrue(shown.contains("The commonest mistake (7 learners, model check): two sales sold"), shown);
        assertTrue(shown.contains("line 15  sold.add(1)"), shown);
        assertTrue(shown.lines().allMatch(line -> line.length() <= 80), shown);
    }
}
