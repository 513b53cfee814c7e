package io.raceproof.stress.lincheck;

/**
 * Tells {@link TraceReader} which object a thread is about to lock, wait on or notify: Lincheck's trace says that a monitor
 * is entered, but not which. Code that wants its locks named calls {@link #of} right before; the call does nothing, and is
 * no step of the interleaving.
 */
public final class Witness {
    private Witness() {}

    /**
     * Says so.
     *
     * @param lock the object
     * @param name how the source calls it, or empty
     */
    @SuppressWarnings("unused") // the trace of the call is what it is for
    public static void of(Object lock, String name) {}
}
