package io.raceproof.stress.race.slot;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The jcstress test of a race with three actors, as a pattern: {@code SlotCode} writes what its methods do. */
@JCStressTest
@State
@SuppressWarnings("unused")
public class Slot3 {
    /** What the actors share. jcstress makes a state anew for each sample only if it has such a field. */
    private final Object subject = new Object();

    /** The first actor. */
    @Actor
    public void actor1() {}

    /** The second actor. */
    @Actor
    public void actor2() {}

    /** The third actor. */
    @Actor
    public void actor3() {}

    /** What came of it. */
    @Arbiter
    public void end(L_Result result) {}
}
