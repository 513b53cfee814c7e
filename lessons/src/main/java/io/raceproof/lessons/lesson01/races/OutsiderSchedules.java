package io.raceproof.lessons.lesson01.races;

import io.raceproof.lessons.kit.ActorPool;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import lesson01.BoxOffice;

/**
 * A ticket is sold while somebody else holds the lock of the boxed ticket, an object that belongs to everybody. Whoever
 * locks it waits for ever.
 */
public final class OutsiderSchedules implements Scenario {
    /** For the model checker. */
    public OutsiderSchedules() {}

    @Override
    public void run() throws InterruptedException {
        Object ticket = Integer.valueOf(1); // from the JVM's cache: there is only one boxed 1
        ActorPool pool = new ActorPool();
        new BoxOffice().sell(pool, 1);
        synchronized (ticket) {
            Actors.run(pool, () -> pool.run(0));
        }
    }
}
