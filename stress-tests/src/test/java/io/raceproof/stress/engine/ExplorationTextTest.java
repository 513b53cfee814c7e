package io.raceproof.stress.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.Exploration.Finding;
import io.raceproof.stress.samples.Scenarios;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the console and the XML say of a scenario. */
class ExplorationTextTest {
    @Test
    void a_model_checker_that_was_killed_leaves_its_thread_dump() {
        Check check = Check.of(Scenarios.Locked.class);
        String why = "the model checker was killed because its time was up";
        Exploration killed = new Exploration(
                check.test(),
                Finding.TOOL_TROUBLE,
                why,
                0,
                0,
                null,
                null,
                false,
                null,
                List.of("\"main\" WAITING", "    at org.example.Subject.get"));
        Evidence evidence = Evidence.of(check, killed, Judgement.of(Verdict.ENVIRONMENT, why), "");
        assertEquals(
                check.test() + ": ENVIRONMENT, " + why + "\n  \"main\" WAITING\n      at org.example.Subject.get",
                evidence.text());
    }
}
