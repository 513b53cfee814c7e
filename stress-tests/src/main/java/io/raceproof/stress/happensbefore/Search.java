package io.raceproof.stress.happensbefore;

import io.raceproof.stress.happensbefore.DataRace.Run;
import io.raceproof.stress.happensbefore.DataRace.Side;
import io.raceproof.stress.happensbefore.runtime.Access;
import io.raceproof.stress.happensbefore.runtime.HeldLock;
import io.raceproof.stress.happensbefore.runtime.Preemption;
import io.raceproof.stress.happensbefore.runtime.RacingPair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs one scenario in all the ways there are, and keeps what is found. For one thread. */
final class Search {
    private static final ClassLoader LOADER = Search.class.getClassLoader();

    /** More than this many runs that do not end are a waste of time. */
    private static final int MOST_HUNG = 3;

    private record Found(DataRace race, RacingPair pair) {}

    private final String scenario;
    private final Effort effort;
    private final Map<String, Found> found = new LinkedHashMap<>();
    private String violation = "";
    private int runs;
    private int preemptions;
    private int hung;
    private int sharedObjects;

    /** Of a scenario by its name. */
    Search(String scenario, Effort effort) {
        this.scenario = scenario;
        this.effort = effort;
    }

    RaceSearch search() throws InterruptedException {
        long start = System.nanoTime();
        ScenarioRun first = new ScenarioRun(List.of(), 0, false); // loads and initializes classes
        boolean ended = first.run(scenario, LOADER);
        String trouble = troubleOf(first.thrown());
        if (trouble.isEmpty()) {
            List<List<Integer>> orders = orders(first.actorCount());
            if (!ended) {
                hung++;
            }
            search(orders);
        }
        List<DataRace> races = found.values().stream()
                .sorted(Comparator.comparing((Found each) -> !each.pair.ofUser())
                        .thenComparing(each -> !each.pair.reference())
                        .thenComparing(each -> each.pair.first().order()))
                .map(Found::race)
                .toList();
        long millis = (System.nanoTime() - start) / 1_000_000;
        return new RaceSearch(scenario, races, violation, runs, preemptions, hung, sharedObjects, trouble, millis);
    }

    /** A rule that is violated, whatever it throws, is none. */
    private static String troubleOf(@Nullable Throwable thrown) {
        return thrown instanceof ReflectiveOperationException || thrown instanceof LinkageError
                ? "the scenario cannot be made: " + thrown
                : "";
    }

    private void search(List<List<Integer>> orders) throws InterruptedException {
        for (List<Integer> order : orders) {
            new ScenarioRun(order, 0, false).run(scenario, LOADER);
        }
        for (List<Integer> order : orders) {
            run(order, 0, Run.SERIAL, LOADER);
        }
        if (isEnough()) {
            return;
        }
        preempt(orders);
        if (isEnough()) {
            return;
        }
        Preemption.noise(true);
        for (int i = 0; i < effort.parallel() && hung < MOST_HUNG; i++) {
            run(List.of(), 0, Run.PARALLEL, LOADER);
        }
        Preemption.noise(false);
        if (isEnough()) {
            return;
        }
        for (List<Integer> order : orders) {
            run(order, 0, Run.FRESH, new FreshClasses());
        }
    }

    private boolean isEnough() {
        return hung >= MOST_HUNG || (effort.untilFound() && !(found.isEmpty() && violation.isEmpty()));
    }

    /** Stops the first actor of each order at each of its hooks, or at as many as the effort allows. */
    private void preempt(List<List<Integer>> orders) throws InterruptedException {
        for (List<Integer> order : orders) {
            ScenarioRun counting = run(order, Integer.MAX_VALUE, Run.SERIAL, LOADER);
            int hooks = counting.hooksPassed();
            int share = Math.max(1, effort.preemptions() / orders.size());
            int stride = Math.max(1, (hooks + share - 1) / share);
            for (int hook = 1; hook <= hooks && hung < MOST_HUNG; hook += stride) {
                run(order, hook, Run.PREEMPTED, LOADER);
                preemptions++;
            }
        }
    }

    private ScenarioRun run(List<Integer> order, int stopAt, Run kind, ClassLoader loader) throws InterruptedException {
        ScenarioRun run = new ScenarioRun(order, stopAt, true);
        boolean ended = run.run(scenario, loader);
        runs++;
        if (!ended) {
            hung++;
            return run;
        }
        if (kind != Run.FRESH) { // where class loading shares, too
            sharedObjects = Math.max(sharedObjects, run.sharedObjects());
        }
        Throwable thrown = run.thrown();
        if (thrown != null && violation.isEmpty()) {
            violation = thrown instanceof AssertionError && thrown.getMessage() != null
                    ? thrown.getMessage()
                    : thrown.toString();
        }
        for (RacingPair pair : run.pairs()) {
            DataRace race = raceOf(pair, kind);
            found.putIfAbsent(race.key(), new Found(race, pair));
        }
        return run;
    }

    private static DataRace raceOf(RacingPair pair, Run kind) {
        return new DataRace(
                pair.variable(), side(pair.first()), side(pair.second()), pair.released(), pair.acquired(), kind);
    }

    private static Side side(Access access) {
        List<HeldLock> held = List.of(access.held());
        return new Side(
                access.threadName(),
                access.write(),
                access.site().className(),
                access.site().method(),
                access.site().file(),
                access.site().line(),
                access.within(),
                held.stream().map(HeldLock::name).distinct().toList(),
                !held.isEmpty() && held.stream().allMatch(HeldLock::shared));
    }

    /** All orders of so many actors. */
    static List<List<Integer>> orders(int actors) {
        if (actors == 0) {
            return List.of(List.of());
        }
        List<List<Integer>> orders = List.of(List.of());
        for (int n = 0; n < actors; n++) {
            orders = orders.stream()
                    .flatMap(order -> Stream.iterate(0, i -> i < actors, i -> i + 1)
                            .filter(i -> !order.contains(i))
                            .map(i -> {
                                List<Integer> longer = new ArrayList<>(order);
                                longer.add(i);
                                return List.copyOf(longer);
                            }))
                    .toList();
        }
        return orders;
    }
}
