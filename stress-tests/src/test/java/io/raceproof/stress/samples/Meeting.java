package io.raceproof.stress.samples;

import io.raceproof.stress.engine.MustBeCaught;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * Loses an update in every sample, however busy the machine is: neither actor writes before both have read.
 */
@JCStressTest
@JCStressMeta(Counters.Grades.class)
@MustBeCaught
@State
public class Meeting {
    private final AtomicInteger readers = new AtomicInteger();
    private int value;

    private void add() {
        int seen = value;
        readers.incrementAndGet();
        while (readers.get() < 2) {
            Thread.onSpinWait();
        }
        value = seen + 1;
    }

    /** The first actor. */
    @Actor
    public void left() {
        add();
    }

    /** The second actor. */
    @Actor
    public void right() {
        add();
    }

    /** What came of it. */
    @Arbiter
    public void outcome(I_Result result) {
        result.r1 = value;
    }
}
