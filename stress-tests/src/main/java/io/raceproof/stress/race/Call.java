package io.raceproof.stress.race;

import org.jspecify.annotations.Nullable;

/**
 * One call of an operation, with its argument: what an actor does in one step of a serial order. Immutable.
 *
 * @param <S> the type of the subject
 * @param text as people write it: {@code withdraw(70)}; unique among the calls of a race, because a program that is kept is
 *     kept as text
 * @param body makes the call; what it returns or throws is part of the outcome
 */
public record Call<S>(String text, Body<S> body) {
    /**
     * What a call does.
     *
     * @param <S> the type of the subject
     */
    @FunctionalInterface
    public interface Body<S> {
        /**
         * Makes the call.
         *
         * @return a value: two results are the same if they are equal, so never a live view or an object with a state
         */
        @Nullable
        Object call(S subject) throws Exception;
    }

    /**
     * What a call does that returns nothing.
     *
     * @param <S> the type of the subject
     */
    @FunctionalInterface
    @SuppressWarnings("FunctionalInterfaceMethodChanged") // a body that tells that its result is not worth keeping
    public interface Effect<S> extends Body<S> {
        /** Makes the call. */
        void run(S subject) throws Exception;

        @Override
        default Object call(S subject) throws Exception {
            run(subject);
            return Outcome.Mark.DONE;
        }
    }

    /**
     * What an actor does to meet the others: whoever runs the program makes it wait until all that have a meeting of this number
     * have come to theirs.
     *
     * @param <S> the type of the subject
     * @param number how many meetings its actor has before this one
     */
    record Meet<S>(int number) implements Effect<S> {
        /** Nothing: to wait here would need the other actors. */
        @Override
        public void run(S subject) {}
    }

    @Override
    public String toString() {
        return text;
    }
}
