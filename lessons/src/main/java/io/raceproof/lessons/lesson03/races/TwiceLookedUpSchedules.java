package io.raceproof.lessons.lesson03.races;

import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;

/** Two ask for the meaning of the same word; it is looked up once. */
public final class TwiceLookedUpSchedules implements Scenario {
    /** For the model checker. */
    public TwiceLookedUpSchedules() {}

    @Override
    public void run() throws InterruptedException {
        CountingBook book = new CountingBook();
        Actors.run(book, () -> book.meaning("tea"), () -> book.meaning("tea"));
        if (book.lookUps.get() != 1) {
            throw new AssertionError("tea was looked up " + book.lookUps.get() + " times");
        }
    }
}
