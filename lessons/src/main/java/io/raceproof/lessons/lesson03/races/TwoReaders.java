package io.raceproof.lessons.lesson03.races;

import io.raceproof.lessons.lesson03.WordCount;
import org.jspecify.annotations.Nullable;

/** Two texts, "milk tea" and "rice tea", counted by two tasks; the same for every version and for both tools. */
public final class TwoReaders {
    private final WordCount counts;
    // each written by one reader, read after both
    private @Nullable Throwable leftFailure;
    private @Nullable Throwable rightFailure;

    /** Prepares them. */
    public TwoReaders(WordCount counts) {
        this.counts = counts;
    }

    /** What the first does. */
    public void left() {
        leftFailure = read("milk", "tea");
    }

    /** What the second does. */
    public void right() {
        rightFailure = read("rice", "tea");
    }

    private @Nullable Throwable read(String first, String second) {
        try {
            counts.add(first);
            counts.add(second);
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    /** What came of it, after both. */
    public String outcome() {
        if (leftFailure != null || rightFailure != null) {
            return String.valueOf(leftFailure != null ? leftFailure : rightFailure);
        }
        int tea = counts.count("tea");
        int milk = counts.count("milk");
        int rice = counts.count("rice");
        if (tea == 0 || milk == 0 || rice == 0) {
            return "word lost";
        }
        if (milk > 1 || rice > 1 || tea > 2) {
            return "tea " + tea + ", milk " + milk + ", rice " + rice;
        }
        return tea == 2 ? "all counted" : "count lost";
    }
}
