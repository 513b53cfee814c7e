package io.raceproof.stress.harness;

import io.raceproof.stress.lincheck.Scenario;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A rule and a small program in which it must not be broken, for Lincheck; the same for the subject and for its positive
 * control. Lincheck takes every order of reads, writes, locks and waits, one after the other, and shows the order that
 * breaks the rule; a lost wake-up is a deadlock. It sees no reordering and no missing volatile, and it does not let
 * time-outs run out: for those there are the races for jcstress.
 */
public abstract class Claim implements Scenario {
    /**
     * A flag for the JVM: the executor parks on monitors under the model checker, which cannot see a lost unpark of
     * LockSupport.
     */
    public static final String MONITOR_PARKER = "-Dio.raceproof.futures.parker=monitor";

    /** The executor logs failures: what the JDK's logging does then is none of the model checker's business. */
    private static final Logger QUIET = Logger.getLogger("io.raceproof.futures");

    static {
        QUIET.setLevel(Level.OFF);
        System.getLogger(QUIET.getName()).log(System.Logger.Level.ERROR, "made ready before the first interleaving");
    }

    /** For subclasses. */
    protected Claim() {}

    /** Throws unless the rule is kept. */
    protected static void demand(boolean kept, String otherwise) {
        if (!kept) {
            throw new AssertionError(otherwise);
        }
    }
}
