package io.raceproof.lessons.lesson03.races;

import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import lesson03.WordBook;

/** Two tasks add a word that is in the book already, so that the map itself has nothing to rearrange. */
public final class SameWordSchedules implements Scenario {
    /** For the model checker. */
    public SameWordSchedules() {}

    @Override
    public void run() throws InterruptedException {
        WordBook book = new WordBook();
        book.add("tea");
        Actors.run(book, () -> book.add("tea"), () -> book.add("tea"));
        if (book.count("tea") != 3) {
            throw new AssertionError("tea was added three times and counted " + book.count("tea") + " times");
        }
    }
}
