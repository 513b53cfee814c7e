package io.raceproof.stress.race;

import io.raceproof.stress.verdict.Judgement;

/** What a lens saw of one subject in its race. Immutable. */
public interface Evidence {
    /** Of what. */
    Trial trial();

    /**
     * The verdict.
     *
     * @param control what the same lens saw of the race's broken subject, on this machine; of that one itself, this
     * @return BROKEN, or HELD if the control was caught, or why nothing can be claimed
     */
    Judgement judge(Evidence control);

    /** Both together: what was seen in two rounds. */
    Evidence plus(Evidence other);
}
