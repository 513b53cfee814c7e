package io.raceproof.stress.lincheck;

import io.raceproof.stress.fit.Coverage;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the place of {@link Actors} in the copies that {@link ScenarioProbe} runs: some of the actors run, one after the
 * other, in the thread of the scenario.
 */
public final class SerialActors {
    /** What is to be done. Set by the thread of a run for itself; the copies call {@link #run} in it. */
    private static final ThreadLocal<@Nullable Order> ORDER = new ThreadLocal<>();

    /** Which actors run, and who notes what they do. */
    private static final class Order {
        private final @Nullable List<Integer> indices;
        private final Coverage coverage;
        private final AtomicInteger actors;

        Order(@Nullable List<Integer> indices, Coverage coverage, AtomicInteger actors) {
            this.indices = indices;
            this.coverage = coverage;
            this.actors = actors;
        }
    }

    private SerialActors() {}

    /**
     * Runs a scenario in this thread.
     *
     * @param indices of the actors that run, in that order; null to have all of them run at once
     * @param coverage is told what the actors do
     * @param actors is set to the number of actors as soon as they are known
     */
    static void run(Scenario scenario, @Nullable List<Integer> indices, Coverage coverage, AtomicInteger actors)
            throws Exception {
        ORDER.set(new Order(indices, coverage, actors));
        scenario.run();
    }

    /** As {@link Actors#run}. */
    public static void run(Object subject, Actors.Actor... actors) throws InterruptedException {
        Order order = ORDER.get();
        if (order == null) {
            Actors.run(subject, actors);
            return;
        }
        order.actors.accumulateAndGet(actors.length, Math::max);
        if (order.indices == null) {
            Actors.run(
                    subject,
                    IntStream.range(0, actors.length)
                            .mapToObj(index -> noted(actors[index], index, order.coverage))
                            .toArray(Actors.Actor[]::new));
            return;
        }
        for (int index : order.indices) {
            if (index < actors.length) {
                act(noted(actors[index], index, order.coverage));
            }
        }
        order.coverage.as("");
    }

    private static Actors.Actor noted(Actors.Actor actor, int index, Coverage coverage) {
        return () -> {
            coverage.as(Integer.toString(index + 1));
            actor.act();
        };
    }

    private static void act(Actors.Actor actor) {
        try {
            actor.act();
        } catch (Exception | AssertionError e) {
            throw new AssertionError("an actor threw " + e, e);
        }
    }
}
