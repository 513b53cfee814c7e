package io.raceproof.futures.internal.collections;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Leaves out futures that are given twice. A set of them all would do, but that of 100,000 is an array so large that a
 * garbage collector keeps it for long, and with it the futures and their results. So a first pass sets one bit for each
 * identity hash; only those whose bit was set before, a few by chance and all that come again, get into a set.
 *
 * @see <a href="https://doi.org/10.1145/362686.362692">Bloom, CACM 1970: a filter, here with one hash</a>
 */
public final class Distinct {
    private static final int BITS_PER_FUTURE = 32;
    private static final int LEAST_BITS = 1 << 10;
    private static final int MOST_BITS = 1 << 30;

    private Distinct() {}

    /** Each once, in the given order. */
    public static <F> List<F> of(Iterable<? extends F> futures) {
        List<F> all = checkedCopy(futures);
        Set<F> suspects = perhapsTwice(all);
        if (!suspects.isEmpty()) {
            Set<F> met = identitySet();
            all.removeIf(future -> suspects.contains(future) && !met.add(future));
        }
        return all;
    }

    /**
     * All, in the given order.
     *
     * @throws NullPointerException if one is null, with its index
     */
    public static <F> List<F> checkedCopy(Iterable<? extends F> futures) {
        Objects.requireNonNull(futures, "futures is null");
        List<F> copy =
                futures instanceof Collection<?> collection ? new ArrayList<>(collection.size()) : new ArrayList<>();
        for (F future : futures) {
            if (future == null) {
                throw new NullPointerException("the future at index " + copy.size() + " is null");
            }
            copy.add(future);
        }
        return copy;
    }

    /** All that come more than once, and a few others. */
    private static <F> Set<F> perhapsTwice(List<F> all) {
        int bits = (int) Math.min(MOST_BITS, Long.highestOneBit(LEAST_BITS | (long) all.size() * BITS_PER_FUTURE));
        BitSet met = new BitSet(bits);
        Set<F> suspects = identitySet();
        for (F future : all) {
            int bit = System.identityHashCode(future) & (bits - 1);
            if (met.get(bit)) {
                suspects.add(future);
            } else {
                met.set(bit);
            }
        }
        return suspects;
    }

    private static <F> Set<F> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
