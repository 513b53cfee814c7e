package io.raceproof.stress.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.Exploration.Finding;
import io.raceproof.stress.lincheck.ModelCheck;
import io.raceproof.stress.verdict.Judge;
import io.raceproof.stress.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which programs are looked at, in which order, and what is made of one that is wrong by one thread. */
class ProgramHuntTest {
    private static final Effort FEW = new Effort(30, Duration.ofMinutes(1), 1);

    /** A counter; the subjects differ in what one of its operations does. */
    static final class Counters extends Race<AtomicInteger> {
        Counters() {
            reference(() -> new AtomicInteger());
            broken("starts at one", () -> new AtomicInteger(1));
            broken("right by one thread", () -> new AtomicInteger());
            fixed("fixed", () -> new AtomicInteger());
            judged("answer", () -> new AtomicInteger(1));

            var add = query("add", AtomicInteger::addAndGet, 1, 2);
            query("get", AtomicInteger::get);
            actor(add.with(1), add.with(2));
            actor(add.with(2));
            observe(AtomicInteger::get);
        }
    }

    private final Race<AtomicInteger> race = new Counters();

    private Optional<ProgramHunt.Failure<String>> hunt(
            String subject, Effort effort, ProgramHunt.Look<AtomicInteger, String> look) {
        return new ProgramHunt<>(race, subject, effort).first(look);
    }

    @Test
    void the_authors_program_is_looked_at_first() {
        List<String> seen = new ArrayList<>();
        hunt("fixed", new Effort(3, Duration.ofMinutes(1), 1), stage -> noted(seen, stage));
        assertTrue(seen.contains(race.program().text()), seen::toString); // behind what failed in another test
    }

    private static @Nullable String noted(List<String> seen, Stage<?> stage) {
        seen.add(stage.program().text());
        return null;
    }

    @Test
    void what_a_control_fails_with_is_tried_on_the_other_subjects_first() {
        String found = hunt("right by one thread", FEW, ProgramHuntTest::failsWithGet)
                .orElseThrow()
                .program();
        assertEquals(2, race.program(found).size(), found); // shrunk
        List<String> seen = new ArrayList<>();
        hunt("fixed", new Effort(1, Duration.ofMinutes(1), 9), stage -> noted(seen, stage));
        assertEquals(List.of(found), seen);
    }

    /** As if a lens saw a race in each program that adds in one actor and gets in another. */
    private static @Nullable String failsWithGet(Stage<?> stage) {
        List<String> actors =
                stage.program().actors().stream().map(List::toString).toList();
        boolean gets = actors.stream().anyMatch(actor -> actor.equals("[get()]"));
        return gets && actors.stream().anyMatch(actor -> actor.contains("add")) ? "a race" : null;
    }

    @Test
    void an_answer_that_is_wrong_by_one_thread_is_told_so_at_once() {
        ProgramHunt.Failure<String> failure =
                hunt("answer", FEW, stage -> "never looked at").orElseThrow();
        assertNull(failure.found());
        assertTrue(failure.inTurn().endsWith("by one thread"), failure.inTurn());
    }

    @Test
    void a_control_that_is_wrong_by_one_thread_supports_no_verdict() {
        ProgramHunt.Failure<String> failure =
                hunt("starts at one", FEW, stage -> null).orElseThrow();
        assertNull(failure.found());
        Exploration control = exploration(Finding.WITHOUT_RACE, failure.inTurn());
        Exploration silent = exploration(Finding.NOTHING, "");
        ModelCheck.Result run = new ModelCheck.Result(exploration(Finding.VIOLATION, "the canary"), List.of());
        assertEquals(Verdict.INCONCLUSIVE, Judge.model(silent, control, run).verdict());
        assertEquals(Verdict.INCONCLUSIVE, Judge.model(control, control, run).verdict());
        Exploration answer = exploration(Finding.WITHOUT_RACE, "another");
        assertEquals(Verdict.BROKEN, Judge.model(answer, control, run).verdict());
    }

    private static Exploration exploration(Finding finding, String message) {
        return new Exploration("a scenario", finding, message, 1, 0, null);
    }
}
