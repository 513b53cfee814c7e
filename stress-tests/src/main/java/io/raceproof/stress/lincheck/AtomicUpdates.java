package io.raceproof.stress.lincheck;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BinaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The updates of atomic variables by a function, step by step as the JDK documents them: read, apply the function, compare and
 * set, and begin anew if another thread was faster. {@link AtomicUpdatesPatch} has the code under test call these. Stateless.
 */
public final class AtomicUpdates {
    private AtomicUpdates() {}

    /** In place of the method of this name. */
    public static int updateAndGet(AtomicInteger atomic, IntUnaryOperator function) {
        while (true) {
            int old = atomic.get();
            int next = function.applyAsInt(old);
            if (atomic.compareAndSet(old, next)) {
                return next;
            }
        }
    }

    /** In place of the method of this name. */
    public static int getAndUpdate(AtomicInteger atomic, IntUnaryOperator function) {
        while (true) {
            int old = atomic.get();
            int next = function.applyAsInt(old);
            if (atomic.compareAndSet(old, next)) {
                return old;
            }
        }
    }

    /** In place of the method of this name. */
    public static int accumulateAndGet(AtomicInteger atomic, int value, IntBinaryOperator function) {
        return updateAndGet(atomic, old -> function.applyAsInt(old, value));
    }

    /** In place of the method of this name. */
    public static int getAndAccumulate(AtomicInteger atomic, int value, IntBinaryOperator function) {
        return getAndUpdate(atomic, old -> function.applyAsInt(old, value));
    }

    /** In place of the method of this name. */
    public static int updateAndGet(AtomicIntegerArray array, int index, IntUnaryOperator function) {
        while (true) {
            int old = array.get(index);
            int next = function.applyAsInt(old);
            if (array.compareAndSet(index, old, next)) {
                return next;
            }
        }
    }

    /** In place of the method of this name. */
    public static int getAndUpdate(AtomicIntegerArray array, int index, IntUnaryOperator function) {
        while (true) {
            int old = array.get(index);
            int next = function.applyAsInt(old);
            if (array.compareAndSet(index, old, next)) {
                return old;
            }
        }
    }

    /** In place of the method of this name. */
    public static int accumulateAndGet(AtomicIntegerArray array, int index, int value, IntBinaryOperator function) {
        return updateAndGet(array, index, old -> function.applyAsInt(old, value));
    }

    /** In place of the method of this name. */
    public static int getAndAccumulate(AtomicIntegerArray array, int index, int value, IntBinaryOperator function) {
        return getAndUpdate(array, index, old -> function.applyAsInt(old, value));
    }

    /** In place of the method of this name. */
    public static long updateAndGet(AtomicLong atomic, LongUnaryOperator function) {
        while (true) {
            long old = atomic.get();
            long next = function.applyAsLong(old);
            if (atomic.compareAndSet(old, next)) {
                return next;
            }
        }
    }

    /** In place of the method of this name. */
    public static long getAndUpdate(AtomicLong atomic, LongUnaryOperator function) {
        while (true) {
            long old = atomic.get();
            long next = function.applyAsLong(old);
            if (atomic.compareAndSet(old, next)) {
                return old;
            }
        }
    }

    /** In place of the method of this name. */
    public static long accumulateAndGet(AtomicLong atomic, long value, LongBinaryOperator function) {
        return updateAndGet(atomic, old -> function.applyAsLong(old, value));
    }

    /** In place of the method of this name. */
    public static long getAndAccumulate(AtomicLong atomic, long value, LongBinaryOperator function) {
        return getAndUpdate(atomic, old -> function.applyAsLong(old, value));
    }

    /** In place of the method of this name. */
    public static long updateAndGet(AtomicLongArray array, int index, LongUnaryOperator function) {
        while (true) {
            long old = array.get(index);
            long next = function.applyAsLong(old);
            if (array.compareAndSet(index, old, next)) {
                return next;
            }
        }
    }

    /** In place of the method of this name. */
    public static long getAndUpdate(AtomicLongArray array, int index, LongUnaryOperator function) {
        while (true) {
            long old = array.get(index);
            long next = function.applyAsLong(old);
            if (array.compareAndSet(index, old, next)) {
                return old;
            }
        }
    }

    /** In place of the method of this name. */
    public static long accumulateAndGet(AtomicLongArray array, int index, long value, LongBinaryOperator function) {
        return updateAndGet(array, index, old -> function.applyAsLong(old, value));
    }

    /** In place of the method of this name. */
    public static long getAndAccumulate(AtomicLongArray array, int index, long value, LongBinaryOperator function) {
        return getAndUpdate(array, index, old -> function.applyAsLong(old, value));
    }

    /** In place of the method of this name. */
    public static <V extends @Nullable Object> V updateAndGet(AtomicReference<V> atomic, UnaryOperator<V> function) {
        while (true) {
            V old = atomic.get();
            V next = function.apply(old);
            if (atomic.compareAndSet(old, next)) {
                return next;
            }
        }
    }

    /** In place of the method of this name. */
    @SuppressWarnings("NullAway") // what it holds may be null where V may
    public static <V extends @Nullable Object> V getAndUpdate(AtomicReference<V> atomic, UnaryOperator<V> function) {
        while (true) {
            V old = atomic.get();
            V next = function.apply(old);
            if (atomic.compareAndSet(old, next)) {
                return old;
            }
        }
    }

    /** In place of the method of this name. */
    public static <V extends @Nullable Object> V accumulateAndGet(
            AtomicReference<V> atomic, V value, BinaryOperator<V> function) {
        return updateAndGet(atomic, old -> function.apply(old, value));
    }

    /** In place of the method of this name. */
    public static <V extends @Nullable Object> V getAndAccumulate(
            AtomicReference<V> atomic, V value, BinaryOperator<V> function) {
        return getAndUpdate(atomic, old -> function.apply(old, value));
    }

    /** In place of the method of this name. */
    public static <V extends @Nullable Object> V updateAndGet(
            AtomicReferenceArray<V> array, int index, UnaryOperator<V> function) {
        while (true) {
            V old = array.get(index);
            V next = function.apply(old);
            if (array.compareAndSet(index, old, next)) {
                return next;
            }
        }
    }

    /** In place of the method of this name. */
    @SuppressWarnings("NullAway") // what it holds may be null where V may
    public static <V extends @Nullable Object> V getAndUpdate(
            AtomicReferenceArray<V> array, int index, UnaryOperator<V> function) {
        while (true) {
            V old = array.get(index);
            V next = function.apply(old);
            if (array.compareAndSet(index, old, next)) {
                return old;
            }
        }
    }

    /** In place of the method of this name. */
    public static <V extends @Nullable Object> V accumulateAndGet(
            AtomicReferenceArray<V> array, int index, V value, BinaryOperator<V> function) {
        return updateAndGet(array, index, old -> function.apply(old, value));
    }

    /** In place of the method of this name. */
    public static <V extends @Nullable Object> V getAndAccumulate(
            AtomicReferenceArray<V> array, int index, V value, BinaryOperator<V> function) {
        return getAndUpdate(array, index, old -> function.apply(old, value));
    }
}
