package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.NightlyTier;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The grader judges all answers of all lessons right; these take long, and only the nightly tier does it. */
class ProverTest {
    @TempDir
    Path directory;

    @Test
    @NightlyTier("it grades answers to their end")
    void right_answers_are_accepted_and_wrong_ones_rejected_at_their_step() throws Exception {
        for (Lesson lesson : Lessons.all()) {
            List<Prover.Proof> proofs = new Prover(lesson, directory).prove(Integer.MAX_VALUE, proof -> {});
            assertTrue(proofs.size() >= 2, "a right answer and a wrong one");
            assertEquals(
                    List.of(), proofs.stream().filter(proof -> !proof.holds()).toList(), lesson.id());
        }
    }

    @Test
    void a_proof_that_does_not_hold_is_seen() {
        Prover.Proof wrong = new Prover.Proof("solutions/x", "accepted", "model", 1, 0);
        assertTrue(!wrong.holds());
        assertEquals(1, Prover.verdict(List.of(wrong)).exitCode());
        assertEquals(
                0,
                Prover.verdict(List.of(new Prover.Proof("starter", "rejected", "rejected", 1, 0)))
                        .exitCode());
    }

    @Test
    void the_summary_counts_and_has_the_median_and_the_worst_of_right_answers_and_of_wrong_ones() {
        List<Prover.Proof> proofs = List.of(
                new Prover.Proof("right/x", "accepted", "accepted", 3, 4),
                new Prover.Proof("right/y", "accepted", "model", 9, 0),
                new Prover.Proof("right/z", "accepted", "accepted", 1, 4),
                new Prover.Proof("wrong/x", "contract", "contract", 1, 0),
                new Prover.Proof("wrong/y", "stress", "stress", 4, 4));
        assertEquals(
                "4 of 5 judged as they should be; from a save to the verdict: right answers median 7.0 s, worst 9.0 s of 3;"
                        + " wrong ones median 4.5 s, worst 8.0 s of 2",
                Prover.summary(proofs));
    }
}
