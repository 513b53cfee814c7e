package io.raceproof.lessons.demo;

import io.raceproof.lessons.lab.LensKind;
import io.raceproof.stress.happensbefore.RaceSearch;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.lincheck.CondensedTrace;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one lens saw of one version. Immutable. */
sealed interface Seen {
    /** Which lens. */
    LensKind lens();

    /** What it is worth. */
    Judgement judgement();

    /** Whether it has found what the lesson says that this lens finds, or does not. */
    default boolean isCaught() {
        return judgement().verdict() == Verdict.BROKEN;
    }

    /** Whether it has found nothing where this lens sees nothing: a race of memory in a model of one memory, or on this processor. */
    default boolean isBlind() {
        return false;
    }

    /**
     * The unit test, repeated.
     *
     * @param test how often it was green
     */
    record UnitTest(UnitTestLens test) implements Seen {
        @Override
        public LensKind lens() {
            return LensKind.UNIT_TEST;
        }

        @Override
        public Judgement judgement() {
            return test.judgement();
        }
    }

    /**
     * The contract.
     *
     * @param judgement whether all checks passed; the reason names the one that failed
     */
    record Contract(Judgement judgement) implements Seen {
        @Override
        public LensKind lens() {
            return LensKind.CONTRACT;
        }
    }

    /**
     * jcstress.
     *
     * @param table how often which outcome
     * @param zeros the forbidden outcomes of a race of memory that were not seen, by their names
     * @param judgement what that is worth
     */
    record Stress(StressTable table, List<String> zeros, Judgement judgement) implements Seen {
        /** Keeps a copy. */
        public Stress {
            zeros = List.copyOf(zeros);
        }

        @Override
        public LensKind lens() {
            return LensKind.STRESS;
        }

        @Override
        public boolean isBlind() {
            return !zeros.isEmpty() && judgement.verdict() == Verdict.INCONCLUSIVE;
        }
    }

    /**
     * The model checker.
     *
     * @param exploration what it found
     * @param judgement what that is worth
     * @param story the interleaving that breaks the version, or null
     * @param ofMemory whether the race is one of memory, of which the model checker has but one
     */
    record Model(
            Exploration exploration,
            Judgement judgement,
            @Nullable CondensedTrace story,
            boolean ofMemory) implements Seen {
        @Override
        public LensKind lens() {
            return LensKind.MODEL;
        }

        @Override
        public boolean isBlind() {
            return ofMemory && judgement.verdict() == Verdict.INCONCLUSIVE;
        }
    }

    /**
     * The happens-before lens.
     *
     * @param search the data races
     * @param judgement what that is worth
     */
    record DataRaces(RaceSearch search, Judgement judgement) implements Seen {
        @Override
        public LensKind lens() {
            return LensKind.HAPPENS_BEFORE;
        }

        /** Its runs with one preemption may break the version where there is no data race: that is another matter. */
        @Override
        public boolean isCaught() {
            return !search.races().isEmpty();
        }

        /** Whether each run was free of data races, and there was something to see. */
        boolean isRaceFree() {
            return !isCaught() && (judgement.verdict() == Verdict.HELD || judgement.verdict() == Verdict.BROKEN);
        }
    }
}
