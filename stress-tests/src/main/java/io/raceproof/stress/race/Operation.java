package io.raceproof.stress.race;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An operation with one argument, and the arguments that generated programs give it. Immutable.
 *
 * @param <S> the type of the subject
 * @param <A> the type of the argument
 */
public final class Operation<S, A> {
    /**
     * What an operation does.
     *
     * @param <S> the type of the subject
     * @param <A> the type of the argument
     */
    @FunctionalInterface
    public interface Body<S, A> {
        /** As {@link Call.Body#call}. */
        @Nullable
        Object call(S subject, A argument) throws Exception;
    }

    private final String name;
    private final Function<A, Call.Body<S>> bodies;
    private final List<A> domain;

    /** @param bodies what the call with an argument does: a lambda that holds nothing but constants, to be inlined */
    Operation(String name, Function<A, Call.Body<S>> bodies, List<A> domain) {
        this.name = name;
        this.bodies = bodies;
        this.domain = List.copyOf(domain);
    }

    /** The call with this argument, which need not be in the domain. */
    public Call<S> with(A argument) {
        return new Call<>(name + "(" + argument + ")", bodies.apply(argument));
    }

    /** A call for each argument of the domain. */
    List<Call<S>> calls() {
        return domain.stream().map(this::with).toList();
    }
}
