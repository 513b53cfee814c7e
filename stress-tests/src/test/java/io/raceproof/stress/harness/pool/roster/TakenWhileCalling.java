package io.raceproof.stress.harness.pool.roster;

import io.raceproof.stress.harness.Race;

/** One thread calls the sleeping worker for a task; another takes that task and submits the next. */
final class TakenWhileCalling extends Race {
    private final Roster roster;

    /** On a new one for two workers. */
    TakenWhileCalling(Roster roster) {
        this.roster = roster;
        roster.start();
        roster.start();
        roster.enterIdle(1);
        roster.queue();
    }

    @Override
    protected void first() {
        roster.call();
    }

    @Override
    protected void second() {
        roster.take(0);
        roster.submit();
    }

    @Override
    protected String after() {
        return RosterFault.of(roster.state());
    }
}
