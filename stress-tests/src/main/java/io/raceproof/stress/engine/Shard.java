package io.raceproof.stress.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several machines that share the tests. Which test is whose depends on its name alone. Immutable.
 *
 * @param index from 1 to {@code of}
 * @param of how many there are
 */
public record Shard(int index, int of) {
    /** All tests on one machine. */
    public static final Shard ALL = new Shard(1, 1);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

    /**
     * Checks its arguments.
     *
     * @throws IllegalArgumentException if there is no such shard
     */
    public Shard {
        if (index < 1 || index > of) {
            throw new IllegalArgumentException(
                    "there is no shard " + index + "/" + of + ": the first of four is 1/4, the last 4/4");
        }
    }

    /**
     * Reads "2/4".
     *
     * @throws IllegalArgumentException if it is nothing of the kind
     */
    public static Shard of(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no shard: the second of four is written 2/4");
        }
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Whether this shard runs the test of that name. */
    public boolean runs(String test) {
        return equals(ownerOf(test));
    }

    /** The shard, of as many, that runs the test of that name. */
    Shard ownerOf(String test) {
        return new Shard(Math.floorMod(test.hashCode(), of) + 1, of);
    }

    /** As it is written in parameters: "2/4". */
    @Override
    public String toString() {
        return index + "/" + of;
    }
}
