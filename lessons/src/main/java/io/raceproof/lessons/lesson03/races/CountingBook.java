package io.raceproof.lessons.lesson03.races;

import java.util.concurrent.atomic.AtomicInteger;
import lesson03.WordBook;

/** A word book that counts how often a word is looked up. */
final class CountingBook extends WordBook {
    final AtomicInteger lookUps = new AtomicInteger();

    @Override
    protected String lookUp(String word) {
        lookUps.incrementAndGet();
        return super.lookUp(word);
    }
}
