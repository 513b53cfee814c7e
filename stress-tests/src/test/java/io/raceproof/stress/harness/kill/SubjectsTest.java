package io.raceproof.stress.harness.kill;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.Future;
import io.raceproof.stress.mutation.Mutant;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mutants of the executor as it is compiled now: what is no valid class would prove nothing. */
class SubjectsTest {
    private static final Set<String> KINDS = Set.of(
            "drop-volatile",
            "weaken-mode",
            "split-atomic",
            "drop-wake",
            "skip-call",
            "while-to-if",
            "drop-lock",
            "drop-monitor",
            "split-lock",
            "swap-writes",
            "recheck-true",
            "recheck-false",
            "narrow-catch",
            "lose-interrupt");

    private static Subjects subjects;
    private static List<Mutant> mutants;

    @BeforeAll
    static void read() throws IOException {
        subjects = Subjects.ofExecutor();
        mutants = subjects.mutants();
    }

    @Test
    void every_kind_of_mutant_applies_somewhere_and_ids_are_unique() {
        assertEquals(KINDS, mutants.stream().map(Mutant::kind).collect(Collectors.toSet()));
        assertEquals(
                mutants.size(), new HashSet<>(mutants.stream().map(Mutant::id).toList()).size());
    }

    @Test
    void every_mutant_links() {
        for (Mutant mutant : mutants) {
            byte[] mutated = subjects.mutate(mutant);
            assertDoesNotThrow(() -> subjects.link(mutant.className(), mutated), mutant.id());
        }
    }

    @Test
    void what_is_no_valid_class_does_not_link() {
        byte[] wrong = {1, 2, 3, 4};
        assertThrows(LinkageError.class, () -> subjects.link(Future.class.getName(), wrong));
    }

    @Test
    void every_explanation_is_of_a_mutant_that_there_is() {
        List<String> ids = mutants.stream().map(Mutant::id).toList();
        for (Explained.Entry entry : Explained.read().entries()) {
            assertTrue(ids.stream().anyMatch(entry::covers), "explained.tsv is stale: " + entry.pattern());
        }
    }
}
