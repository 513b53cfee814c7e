package io.raceproof.stress.harness.kill;

import io.raceproof.stress.harness.Harness;
import io.raceproof.stress.verdict.Verdict;

/**
 * Something a harness saw that is not as it should be.
 *
 * @param verdict BROKEN if it shows that the subject is broken; INCONCLUSIVE if the tool failed, was killed because its
 *     time was up, or said what it can no more be sure of
 * @param harness which
 * @param reason what it saw
 */
record Sighting(Verdict verdict, String harness, String reason) {
    /** What a harness is called here: "lincheck:" or "jcstress:", and its name. */
    static String nameOf(Harness harness) {
        return (harness.isModel() ? "lincheck:" : "jcstress:") + harness.name();
    }

    boolean isKill() {
        return verdict == Verdict.BROKEN;
    }

    static Sighting kill(String harness, String reason) {
        return new Sighting(Verdict.BROKEN, harness, reason);
    }

    static Sighting trouble(String harness, String reason) {
        return new Sighting(Verdict.INCONCLUSIVE, harness, reason);
    }
}
