package io.raceproof.stress.harness.pool.roster;

/** Which of the rules of a pool's workers is broken. Stateless. */
public final class RosterFault {
    /** No rule is broken. */
    public static final String NONE = "in order";

    private RosterFault() {}

    /** In a few words, of a still picture. */
    public static String of(Roster.State now) {
        if (now.living() > now.most()) {
            return now.living() + " workers live where " + now.most() + " may";
        }
        if (!now.sleepers().equals(now.callable())) {
            return "one who sleeps cannot be called, or one who can be is awake";
        }
        if (now.closed() && !now.sleepers().isEmpty()) {
            return "it is closed, and a worker sleeps";
        }
        if (now.searching() > 1) {
            return now.searching() + " workers search where one is enough";
        }
        boolean spare = !now.sleepers().isEmpty() || now.living() < now.most();
        if (now.spare() != spare) {
            return "a worker " + (spare ? "could" : "cannot") + " be called, and it is noted that one "
                    + (spare ? "cannot" : "could");
        }
        if (now.taken() != (now.searching() == 1)) {
            return "the role of the searcher is "
                    + (now.taken() ? "taken, and nobody has it" : "free, and somebody has it");
        }
        return now.work() && spare && now.searching() == 0
                ? "a task waits, a worker could be called, and nobody searches"
                : NONE;
    }
}
