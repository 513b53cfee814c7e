package io.raceproof.stress.lincheck;

import io.raceproof.stress.fit.Coverage;
import io.raceproof.stress.fit.Probe;
import io.raceproof.stress.fit.ProbeLoader;
import io.raceproof.stress.fit.Profile;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;

/** Runs the actors of a scenario in turn, outside the model checker, for its {@link Profile}. For one thread. */
final class ScenarioProbe {
    private static final Map<String, String> IN_TURN =
            Map.of("io/raceproof/stress/lincheck/Actors", "io/raceproof/stress/lincheck/SerialActors");

    private final Class<? extends Scenario> copy;
    private final Coverage coverage = new Coverage();

    /** How many actors there are; written by the threads of the runs. */
    private final AtomicInteger actors = new AtomicInteger();

    private ScenarioProbe(Class<? extends Scenario> copy) {
        this.copy = copy;
    }

    /** The profile of a scenario. What fails is said in it. */
    static Profile of(Class<? extends Scenario> scenario) throws InterruptedException {
        if (Histories.class.isAssignableFrom(scenario)) {
            return operationsOf(scenario);
        }
        try {
            ProbeLoader loader = new ProbeLoader(scenario, IN_TURN);
            return new ScenarioProbe(
                            Class.forName(scenario.getName(), true, loader).asSubclass(Scenario.class))
                    .profile();
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            return Profile.unknown(scenario.getName(), e.toString());
        }
    }

    /** The model checker generates which thread calls what: two of these fit if they have the same operations. */
    private static Profile operationsOf(Class<?> histories) {
        List<Profile.Actor> operations = Arrays.stream(histories.getMethods())
                .filter(method -> method.isAnnotationPresent(Operation.class))
                .map(Method::getName)
                .distinct()
                .sorted()
                .map(name -> new Profile.Actor(name, Set.of(name)))
                .toList();
        return new Profile(histories.getName(), "", operations, Map.of(), false, "");
    }

    private Profile profile() throws InterruptedException {
        Probe.twice(running -> run(List.of(), running), coverage); // to know how many there are
        Map<String, String> inTurn = new LinkedHashMap<>();
        boolean allRan = false;
        for (List<Integer> order : Probe.orders(actors.get())) {
            Optional<String> result = Probe.twice(running -> run(order, running), coverage);
            String names = String.join(
                    ", ", order.stream().map(index -> "actor " + (index + 1)).toList());
            result.ifPresent(value -> inTurn.put(names, value));
            allRan |= order.size() == actors.get() && result.isPresent();
        }
        boolean threads = coverage.hasThreads();
        if (!allRan) { // they need each other: what comes of a race is chance, but what they do is not
            Probe.twice(running -> run(null, running), coverage);
        }
        List<Profile.Actor> found = new ArrayList<>();
        for (int i = 1; i <= actors.get(); i++) {
            found.add(new Profile.Actor(Integer.toString(i), coverage.of(Integer.toString(i))));
        }
        if (found.isEmpty()) { // it starts its threads itself, if any: of those, what they do is known, but not who
            Set<String> operations = coverage.of("");
            operations.remove("run/0");
            if (!operations.isEmpty()) {
                found.add(new Profile.Actor("", operations));
            }
        }
        return new Profile(copy.getName(), "", found, inTurn, threads, "");
    }

    private String run(@Nullable List<Integer> order, Coverage running) throws Exception {
        Scenario scenario = copy.getConstructor().newInstance();
        running.as("");
        try {
            SerialActors.run(scenario, order, running, actors);
            return Profile.KEPT;
        } catch (Exception | AssertionError e) {
            return Profile.BROKEN;
        }
    }
}
