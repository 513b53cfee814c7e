package io.raceproof.stress.harness.pool;

import io.raceproof.futures.PoolRoster;
import io.raceproof.stress.harness.Claim;

/** What a roster of workers keeps to, whatever the moves. */
abstract class RosterRule extends Claim {
    private static final String IN_ORDER = "in order";

    /**
     * The executor's, or the twin's.
     *
     * @param most so many workers may live
     * @param startable so many threads can be started
     */
    abstract Roster roster(int most, int startable);

    final Roster roster(int most) {
        return roster(most, Integer.MAX_VALUE);
    }

    /** Throws unless the rules of the pool's workers are kept. */
    static void check(Roster roster) {
        String fault = fault(roster.state());
        demand(fault.equals(IN_ORDER), fault);
    }

    /** Which rule is broken. */
    static String fault(Roster.State now) {
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
        return now.work() && spare && now.searching() == 0
                ? "a task waits, a worker could be called, and nobody searches"
                : IN_ORDER;
    }

    /** The executor's. */
    static Roster real(int most, int startable) {
        return new PoolRoster(most, startable);
    }
}
