package io.raceproof.futures;

import io.raceproof.futures.process.Codec;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The input of a {@code map} whose tasks travel, each item as one task: one that cannot be serialized costs only itself. */
final class Singles<R extends @Nullable Object> implements Results.Source<R> {
    /** How the pool takes a task. */
    interface Submission {
        /**
         * Submits it.
         *
         * @param loader where to look first for the classes of its result
         * @throws IllegalArgumentException if the task cannot be serialized
         */
        <V extends @Nullable Object> Future<V> submit(Task<? extends V> task, @Nullable ClassLoader loader);
    }

    private final Submission pool;
    private final Object fn;
    private final Iterator<Task<R>> tasks;

    private Singles(Submission pool, Object fn, Iterator<Task<R>> tasks) {
        this.pool = pool;
        this.fn = fn;
        this.tasks = tasks;
    }

    /** Starts the map of {@code fn}, which the tasks hold; chunks are left to others. */
    static <R extends @Nullable Object> Results<R> map(
            Submission pool, Object fn, Iterator<Task<R>> tasks, MapOptions options) {
        Objects.requireNonNull(options, "options is null: use MapOptions.defaults()");
        return Results.start(new Singles<>(pool, fn, tasks), 1, options);
    }

    @Override
    public boolean hasNext() {
        return tasks.hasNext();
    }

    @Override
    public Collection<Future<R>> submitNext() {
        Task<R> task = tasks.next();
        try {
            return List.of(pool.submit(task, fn.getClass().getClassLoader()));
        } catch (IllegalArgumentException e) {
            Codec.encode(fn, "the function"); // if it is at fault, it is for all items: thrown by map
            Promise<R> refused = new Promise<>();
            refused.fail(e);
            return List.of(refused.future());
        }
    }
}
