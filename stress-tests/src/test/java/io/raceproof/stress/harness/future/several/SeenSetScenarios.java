package io.raceproof.stress.harness.future.several;

import io.raceproof.futures.Future;
import io.raceproof.futures.Futures;
import io.raceproof.futures.Promise;
import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sets that Futures.await returns may be looked into by several threads, although they are made at the first look. */
public final class SeenSetScenarios {
    private SeenSetScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract Set<Future<String>> setOf(List<Future<String>> futures) throws Exception;

        @Override
        public final void run() throws Exception {
            Promise<String> promise = new Promise<>();
            promise.complete("a");
            Set<Future<String>> set = setOf(List.of(promise.future(), promise.future()));
            int[] sizes = new int[2];
            Actors.run(new Object[] {set, sizes}, () -> sizes[0] = set.size(), () -> sizes[1] = set.size());
            demand(sizes[0] == 1, "the one got " + sizes[0]);
            demand(sizes[1] == 1, "the other got " + sizes[1]);
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        Set<Future<String>> setOf(List<Future<String>> futures) throws Exception {
            return Futures.await(futures).done();
        }
    }

    /** Makes the set without protection. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        Set<Future<String>> setOf(List<Future<String>> futures) {
            return new MadeAtFirstLook<>(futures);
        }
    }

    /** Lets go of the list before the set can be seen. */
    private static final class MadeAtFirstLook<E> extends AbstractSet<E> {
        private @Nullable List<E> list;
        private Set<E> set = Set.of();

        MadeAtFirstLook(List<E> list) {
            this.list = list;
        }

        private Set<E> set() {
            List<E> unseen = list;
            if (unseen != null) {
                list = null;
                set = Set.copyOf(unseen);
            }
            return set;
        }

        @Override
        public Iterator<E> iterator() {
            return set().iterator();
        }

        @Override
        public int size() {
            return set().size();
        }
    }
}
