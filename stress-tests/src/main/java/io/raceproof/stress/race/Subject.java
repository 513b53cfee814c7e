package io.raceproof.stress.race;

import io.raceproof.stress.verdict.Verdict;

/**
 * An implementation that a race is run on. Immutable.
 *
 * @param <S> its type, or an interface that all subjects of the race have
 * @param name unique in the race, a word or two
 * @param role what is expected of it
 * @param tier the lowest in which it is run
 * @param maker makes a fresh one
 */
public record Subject<S>(String name, Role role, Tier tier, Maker<? extends S> maker) {
    /** What is expected of a subject. */
    public enum Role {
        /** Is wrong, and must be caught: the control of the others. */
        BROKEN,
        /** Is right. */
        FIXED,
        /** Is to be judged. */
        JUDGED
    }

    /** The verdict that its author expects; of a judged one, HELD. */
    public Verdict expected() {
        return role == Role.BROKEN ? Verdict.BROKEN : Verdict.HELD;
    }

    /** The same, from this tier on. */
    Subject<S> from(Tier lowest) {
        return new Subject<>(name, role, lowest, maker);
    }
}
