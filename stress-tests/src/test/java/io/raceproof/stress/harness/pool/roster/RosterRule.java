package io.raceproof.stress.harness.pool.roster;

import io.raceproof.futures.internal.pool.PoolRoster;
import io.raceproof.stress.harness.Claim;

/** What a roster of workers keeps to, whatever the moves. */
abstract class RosterRule extends Claim {
    /**
     * The executor's, or the positive control's.
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
        String fault = RosterFault.of(roster.state());
        demand(fault.equals(RosterFault.NONE), fault);
    }

    /** The executor's. */
    static Roster real(int most, int startable) {
        return new PoolRoster(most, startable);
    }
}
