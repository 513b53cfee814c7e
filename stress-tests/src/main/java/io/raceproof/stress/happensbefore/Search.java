package io.raceproof.stress.happensbefore;

import io.raceproof.stress.happensbefore.DataRace.Run;
import io.raceproof.stress.happensbefore.DataRace.Side;
import io.raceproof.stress.happensbefore.ScenarioRun.Stop;
import io.raceproof.stress.happensbefore.ScenarioRun.Watch;
import io.raceproof.stress.happensbefore.runtime.Access;
import io.raceproof.stress.happensbefore.runtime.HeldLock;
import io.raceproof.stress.happensbefore.runtime.Preemption;
import io.raceproof.stress.happensbefore.runtime.Preemption.TimeOuts;
import io.raceproof.stress.happensbefore.runtime.RacingPair;
import io.raceproof.stress.happensbefore.runtime.VirtualClock;
import io.raceproof.stress.lincheck.ScenarioNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs one scenario in all the ways there are, and keeps what is found. For one thread. */
final class Search {
    private static final ClassLoader LOADER = Search.class.getClassLoader();

    /** More than this many runs that do not end are a waste of time. */
    private static final int MOST_HUNG = 3;

    private record Found(DataRace race, RacingPair pair) {}

    private final String scenario;
    private final ScenarioRun.Making making;
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
        this.making = loader -> ScenarioNames.make(scenario, loader);
        this.effort = effort;
    }

    /** Of a scenario, or of a {@link ScenarioSeries}, by its name. */
    static RaceSearch search(String name, Effort effort) throws InterruptedException {
        if (!isSeries(name)) {
            return new Search(name, effort).search();
        }
        long start = System.nanoTime();
        RuleSearch rules = new RuleSearch(effort.preemptions());
        Optional<ScenarioSeries.Failure> failure = Optional.empty();
        String trouble = "";
        try {
            failure = ((ScenarioSeries) ScenarioNames.make(name, LOADER)).search(rules);
        } catch (ReflectiveOperationException | LinkageError e) {
            trouble = "the scenarios cannot be made: " + e;
        }
        return RaceSearch.ofSeries(
                name,
                failure,
                rules.runs(),
                rules.preemptions(),
                rules.hung(),
                trouble,
                (System.nanoTime() - start) / 1_000_000);
    }

    private static boolean isSeries(String name) {
        try {
            return ScenarioSeries.class.isAssignableFrom(Class.forName(name.replaceFirst("#.*", ""), false, LOADER));
        } catch (ClassNotFoundException | LinkageError e) {
            return false; // the search says so
        }
    }

    private RaceSearch search() throws InterruptedException {
        long start = System.nanoTime();
        VirtualClock.watch(false);
        ScenarioRun first = new ScenarioRun(List.of(), Stop.NONE, Watch.NOTHING); // loads and initializes classes
        boolean ended = first.run(making, LOADER);
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
        return new RaceSearch(scenario, races, violation, "", runs, preemptions, hung, sharedObjects, trouble, millis);
    }

    /** A rule that is violated, whatever it throws, is none. */
    private static String troubleOf(@Nullable Throwable thrown) {
        return thrown instanceof ReflectiveOperationException || thrown instanceof LinkageError
                ? "the scenario cannot be made: " + thrown
                : "";
    }

    private void search(List<List<Integer>> orders) throws InterruptedException {
        for (List<Integer> order : orders) {
            new ScenarioRun(order, Stop.NONE, Watch.NOTHING).run(making, LOADER);
        }
        for (List<Integer> order : orders) {
            run(order, Stop.NONE, Run.SERIAL, LOADER);
        }
        if (isEnough()) {
            return;
        }
        List<List<Stop>> twice = preempt(orders);
        if (isEnough()) {
            return;
        }
        preemptTwice(orders, twice);
        if (isEnough()) {
            return;
        }
        Preemption.noise(true);
        for (int i = 0; i < effort.parallel() && hung < MOST_HUNG; i++) {
            run(List.of(), Stop.NONE, Run.PARALLEL, LOADER);
        }
        Preemption.noise(false);
        if (isEnough()) {
            return;
        }
        for (List<Integer> order : orders) {
            run(order, Stop.NONE, Run.FRESH, new FreshClasses());
        }
    }

    private boolean isEnough() {
        return hung >= MOST_HUNG || (effort.untilFound() && !(found.isEmpty() && violation.isEmpty()));
    }

    /**
     * Stops the first actor of each order at each of its hooks, or at as many as the effort allows. Where others waited for it
     * then, it may have overtaken those it woke when it went on: for each order, the second stops that would show that.
     */
    private List<List<Stop>> preempt(List<List<Integer>> orders) throws InterruptedException {
        List<List<Stop>> twice = new ArrayList<>();
        for (List<Integer> order : orders) {
            ScenarioRun counting = run(order, new Stop(0, Integer.MAX_VALUE, TimeOuts.LAST), Run.SERIAL, LOADER);
            int hooks = counting.hooksPassed();
            int share = Math.max(1, effort.preemptions() / orders.size());
            int stride = Math.max(1, (hooks + share - 1) / share);
            List<Integer> waitedFor = new ArrayList<>();
            for (int hook = 1; hook <= hooks && hung < MOST_HUNG; hook += stride) {
                ScenarioRun stopped = run(order, new Stop(0, hook, TimeOuts.LAST), Run.PREEMPTED, LOADER);
                preemptions++;
                if (stopped.isWaitedFor()) {
                    waitedFor.add(hook);
                }
            }
            twice.add(secondStops(waitedFor, hooks));
        }
        return twice;
    }

    /**
     * Each later hook with one of those at which others waited, then with the next one. An actor that makes two calls is often in
     * the middle of its first one at a quarter of them.
     */
    private static List<Stop> secondStops(List<Integer> waitedFor, int hooks) {
        List<Stop> stops = new ArrayList<>();
        for (int i = 0; i < waitedFor.size(); i++) {
            int hook = waitedFor.get((waitedFor.size() / 4 + i) % waitedFor.size());
            for (int again = hook + 1; again <= hooks; again++) {
                stops.add(new Stop(0, hook, again, TimeOuts.LAST));
            }
        }
        return stops;
    }

    /** Stops them there, as often as the effort allows, in turns: an actor that makes one call has few such stops. */
    private void preemptTwice(List<List<Integer>> orders, List<List<Stop>> twice) throws InterruptedException {
        int left = effort.preemptions();
        for (int next = 0; twice.stream().mapToInt(List::size).max().orElse(0) > next; next++) {
            for (int i = 0; i < orders.size(); i++) {
                if (next < twice.get(i).size() && left > 0 && hung < MOST_HUNG) {
                    run(orders.get(i), twice.get(i).get(next), Run.PREEMPTED, LOADER);
                    preemptions++;
                    left--;
                }
            }
        }
    }

    private ScenarioRun run(List<Integer> order, Stop stop, Run kind, ClassLoader loader) throws InterruptedException {
        ScenarioRun run = new ScenarioRun(order, stop, Watch.RACES);
        boolean ended = run.run(making, loader);
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
            violation = wordsOf(thrown);
        }
        for (RacingPair pair : run.pairs()) {
            DataRace race = raceOf(pair, kind);
            found.putIfAbsent(race.key(), new Found(race, pair));
        }
        return run;
    }

    /** What a scenario says of its rule by throwing this. */
    static String wordsOf(Throwable thrown) {
        return thrown instanceof AssertionError && thrown.getMessage() != null
                ? thrown.getMessage()
                : thrown.toString();
    }

    private static DataRace raceOf(RacingPair pair, Run kind) {
        Side first = side(pair.first());
        Side second = side(pair.second());
        return new DataRace(
                pair.variable(),
                first,
                second,
                pair.released(),
                pair.acquired(),
                RaceSteps.of(pair),
                IntCache.isIn(pair.variable(), first, second, LOADER) ? IntCache.BENIGN : "",
                kind);
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
