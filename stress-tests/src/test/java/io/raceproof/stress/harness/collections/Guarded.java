package io.raceproof.stress.harness.collections;

/**
 * An object and what protects it: in most families, the guard is all that differs between two subjects. Thread-safe if the
 * guard makes it so.
 *
 * @param <T> the type of the object
 */
final class Guarded<T> {
    /** What an operation does with the object. */
    interface Body<T, R> {
        R call(T object);
    }

    private final T object;
    private final Guard guard;

    Guarded(T object, Guard guard) {
        this.object = object;
        this.guard = guard;
    }

    <R> R read(Body<? super T, R> body) {
        return guard.read(() -> body.call(object));
    }

    <R> R write(Body<? super T, R> body) {
        return guard.write(() -> body.call(object));
    }

    /** The object, for who looks at it alone. */
    T object() {
        return object;
    }
}
