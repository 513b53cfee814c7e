package io.raceproof.stress.race;

import java.util.List;
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
    private final Body<S, A> body;
    private final List<A> domain;

    Operation(String name, Body<S, A> body, List<A> domain) {
        this.name = name;
        this.body = body;
        this.domain = List.copyOf(domain);
    }

    /** The call with this argument, which need not be in the domain. */
    public Call<S> with(A argument) {
        return new Call<>(name + "(" + argument + ")", subject -> body.call(subject, argument));
    }

    /** A call for each argument of the domain. */
    List<Call<S>> calls() {
        return domain.stream().map(this::with).toList();
    }
}
