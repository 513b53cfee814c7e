package io.raceproof.futures;

import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns the inputs of {@code map} into tasks, one at a time as they are asked for. */
final class Inputs {
    private Inputs() {}

    static <T extends @Nullable Object, R extends @Nullable Object> Iterator<Task<R>> tasks(
            TaskFunction<? super T, ? extends R> fn, Iterable<? extends T> items) {
        Objects.requireNonNull(fn, "fn is null: map needs a function");
        Iterator<? extends T> iterator = Objects.requireNonNull(items, "items is null: map needs an input")
                .iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return iterator.hasNext();
            }

            @Override
            public Task<R> next() {
                return task(fn, iterator.next());
            }
        };
    }

    static <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> Iterator<Task<R>> tasks(
            TaskBiFunction<? super A, ? super B, ? extends R> fn,
            Iterable<? extends A> first,
            Iterable<? extends B> second) {
        Objects.requireNonNull(fn, "fn is null: map needs a function");
        Iterator<? extends A> a = Objects.requireNonNull(first, "first is null: map needs an input")
                .iterator();
        Iterator<? extends B> b = Objects.requireNonNull(second, "second is null: map needs an input")
                .iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return a.hasNext() && b.hasNext();
            }

            @Override
            public Task<R> next() {
                return task(fn, a.next(), b.next());
            }
        };
    }

    /** Both inputs as one of pairs, for a function of a pair: {@link #onPairs}. */
    static <A extends @Nullable Object, B extends @Nullable Object> Iterable<@Nullable Object[]> pairs(
            Iterable<? extends A> first, Iterable<? extends B> second) {
        return () -> {
            Iterator<? extends A> a = first.iterator();
            Iterator<? extends B> b = second.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return a.hasNext() && b.hasNext();
                }

                @Override
                public @Nullable Object[] next() {
                    return new @Nullable Object[] {a.next(), b.next()};
                }
            };
        };
    }

    @SuppressWarnings("unchecked") // pairs() has put them there
    static <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
            TaskFunction<@Nullable Object[], R> onPairs(TaskBiFunction<? super A, ? super B, ? extends R> fn) {
        return pair -> fn.apply((A) pair[0], (B) pair[1]);
    }

    // Static, so that a task takes along the function and its item, and nothing else.

    private static <T extends @Nullable Object, R extends @Nullable Object> Task<R> task(
            TaskFunction<? super T, ? extends R> fn, T item) {
        return () -> fn.apply(item);
    }

    private static <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> Task<R> task(
            TaskBiFunction<? super A, ? super B, ? extends R> fn, A first, B second) {
        return () -> fn.apply(first, second);
    }
}
