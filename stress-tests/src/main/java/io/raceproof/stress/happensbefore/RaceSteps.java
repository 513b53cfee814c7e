package io.raceproof.stress.happensbefore;

import io.raceproof.stress.happensbefore.DataRace.Step;
import io.raceproof.stress.happensbefore.DataRace.Step.Kind;
import io.raceproof.stress.happensbefore.runtime.Access;
import io.raceproof.stress.happensbefore.runtime.RacingPair;
import io.raceproof.stress.happensbefore.runtime.SyncEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts what two racing threads did around their accesses into the order of the run: what each released and acquired last before
 * its access, the access, and what the first did next. So the drawing can say "it released L1, she took L2".
 */
final class RaceSteps {
    /** So many of what a thread did before its access, and after it. */
    private static final int AROUND = 2;

    private record Numbered(int order, int object, Step step) {}

    private RaceSteps() {}

    static List<Step> of(RacingPair pair) {
        List<Numbered> all = new ArrayList<>();
        addAll(all, pair, true);
        addAll(all, pair, false);
        all.sort(Comparator.comparingInt(Numbered::order));
        List<Step> steps = new ArrayList<>();
        for (Numbered each : all) {
            Step step = each.step();
            steps.add(
                    new Step(step.ofFirst(), step.kind(), step.what(), releaseFor(each, all.subList(0, steps.size()))));
        }
        return steps;
    }

    private static void addAll(List<Numbered> all, RacingPair pair, boolean ofFirst) {
        Access access = ofFirst ? pair.first() : pair.second();
        List<SyncEvent> sync = List.of(ofFirst ? pair.firstSync() : pair.secondSync());
        List<SyncEvent> before =
                sync.stream().filter(event -> event.order() < access.order()).toList();
        List<SyncEvent> after =
                sync.stream().filter(event -> event.order() > access.order()).toList();
        before.subList(Math.max(0, before.size() - AROUND), before.size()).forEach(event -> add(all, event, ofFirst));
        Kind kind = access.write() ? Kind.WRITES : Kind.READS;
        all.add(new Numbered(access.order(), 0, new Step(ofFirst, kind, pair.variable(), -1)));
        after.subList(0, Math.min(AROUND, after.size())).forEach(event -> add(all, event, ofFirst));
    }

    private static void add(List<Numbered> all, SyncEvent event, boolean ofFirst) {
        Kind kind = event.acquire() ? Kind.ACQUIRES : Kind.RELEASES;
        all.add(new Numbered(event.order(), event.object(), new Step(ofFirst, kind, event.what(), -1)));
    }

    /** The last release of the same by the other thread; -1 for what is no acquire, or has none. */
    private static int releaseFor(Numbered acquire, List<Numbered> before) {
        for (int i = before.size() - 1; i >= 0 && acquire.step().kind() == Kind.ACQUIRES; i--) {
            Numbered each = before.get(i);
            if (each.step().kind() == Kind.RELEASES
                    && each.object() == acquire.object()
                    && each.step().what().equals(acquire.step().what())
                    && each.step().ofFirst() != acquire.step().ofFirst()) {
                return i;
            }
        }
        return -1;
    }
}
