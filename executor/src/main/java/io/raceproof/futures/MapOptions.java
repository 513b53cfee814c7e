package io.raceproof.futures;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How {@link PoolExecutor#map(TaskFunction, Iterable, MapOptions) map} goes about it. Immutable: each method gives a
 * changed copy.
 *
 * @see #defaults()
 */
public final class MapOptions {
    private static final MapOptions DEFAULTS = new MapOptions(null, 0, 1);

    private final @Nullable Duration timeout;
    private final int buffer;
    private final int chunkSize;

    private MapOptions(@Nullable Duration timeout, int buffer, int chunkSize) {
        this.timeout = timeout;
        this.buffer = buffer;
        this.chunkSize = chunkSize;
    }

    /** No time limit, no look-ahead limit (the whole input is submitted during the call), chunks of one item. */
    public static MapOptions defaults() {
        return DEFAULTS;
    }

    /**
     * One time limit for the whole iteration, counted from the call of {@code map}. Zero or less: only what is ready.
     */
    public MapOptions timeout(Duration limit) {
        return new MapOptions(
                Objects.requireNonNull(limit, "timeout is null: leave it out to wait forever"), buffer, chunkSize);
    }

    /**
     * Looks ahead by at most {@code items}: never more than so many have been taken from the input and not yet been
     * handed out. Use it for a long or endless input.
     *
     * @throws IllegalArgumentException if {@code items} is below 1
     */
    public MapOptions buffer(int items) {
        if (items < 1) {
            throw new IllegalArgumentException("buffer must be at least 1, but was " + items);
        }
        return new MapOptions(timeout, items, chunkSize);
    }

    /**
     * Sends so many items to a worker process at once. Pools of threads ignore it.
     *
     * @throws IllegalArgumentException if {@code items} is below 1
     */
    public MapOptions chunkSize(int items) {
        if (items < 1) {
            throw new IllegalArgumentException("chunkSize must be at least 1, but was " + items);
        }
        return new MapOptions(timeout, buffer, items);
    }

    /** The time limit, or null for none. */
    public @Nullable Duration timeout() {
        return timeout;
    }

    /** The look-ahead limit in items, or 0 for none. */
    public int buffer() {
        return buffer;
    }

    /** How many items travel to a worker process at once. */
    public int chunkSize() {
        return chunkSize;
    }
}
