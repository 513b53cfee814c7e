package io.raceproof.stress.race;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What came of a program: what each call returned or threw, and what was observed at the end. Immutable; two are equal if all
 * of that is equal.
 */
public final class Outcome {
    /** What stands for a call that returned no value. */
    enum Mark {
        /** It returned, and returns nothing. */
        DONE(""),
        /** It was made and waits forever. */
        WAITS("waits"),
        /** It was not made: an earlier one of its actor waits forever. */
        NOT_MADE("not made");

        private final String text;

        Mark(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * What stands for a call that threw. Two are equal if the exceptions' classes are: messages and causes differ from one
     * implementation to the next.
     *
     * @param type the exception's class
     */
    public record Thrown(Class<? extends Throwable> type) {
        @Override
        public String toString() {
            return "threw " + type.getSimpleName();
        }
    }

    private final Program<?> program;

    /** Of all calls of the program, in the order of its parts; last of all the observation. Never written. */
    private final @Nullable Object[] results;

    Outcome(Program<?> program, @Nullable Object[] results) {
        this.program = program;
        this.results = results;
    }

    /**
     * What a call of an actor returned, or a {@link Thrown}.
     *
     * @param actor counted from 0
     * @param call counted from 0
     */
    public @Nullable Object result(int actor, int call) {
        return results[program.offset(1 + actor) + call];
    }

    /** What was observed at the end, or a {@link Thrown}; null if the race observes nothing. */
    public @Nullable Object end() {
        return results[results.length - 1];
    }

    /** Whether a call, or the observation, threw an exception of this class or of one that extends it. */
    public boolean threw(Class<? extends Throwable> type) {
        for (Object result : results) {
            if (result instanceof Thrown thrown && type.isAssignableFrom(thrown.type())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a call returned such a value; the observation is no call. */
    public boolean returned(Predicate<Object> such) {
        return Arrays.stream(results, 0, results.length - 1).anyMatch(result -> result != null && such.test(result));
    }

    /** Whether a call waits forever. */
    public boolean waits() {
        return Arrays.asList(results).contains(Mark.WAITS);
    }

    /** On one line: {@code withdraw(70): true, deposit(5) | withdraw(60): false | end: 35}. */
    public String text() {
        List<String> parts = new ArrayList<>();
        int next = 0;
        for (List<? extends Call<?>> part : program.parts()) {
            List<String> calls = new ArrayList<>();
            for (Call<?> call : part) {
                Object result = results[next++];
                calls.add(call.text() + (result == Mark.DONE ? "" : ": " + result));
            }
            if (!calls.isEmpty()) {
                parts.add(String.join(", ", calls));
            }
        }
        if (end() != Mark.DONE) {
            parts.add("end: " + end());
        }
        return String.join(" | ", parts);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Outcome outcome && Arrays.equals(results, outcome.results);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(results);
    }

    @Override
    public String toString() {
        return text();
    }
}
