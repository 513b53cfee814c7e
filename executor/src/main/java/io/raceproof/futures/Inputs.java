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
