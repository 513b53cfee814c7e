package io.raceproof.stress.happensbefore;

import io.raceproof.stress.happensbefore.ScenarioRun.Making;
import io.raceproof.stress.happensbefore.ScenarioRun.Stop;
import io.raceproof.stress.happensbefore.ScenarioRun.Watch;
import io.raceproof.stress.happensbefore.runtime.Preemption;
import io.raceproof.stress.lincheck.Scenario;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs scenarios up to the first run that breaks the scenario's rule: in every order of the actors, and with one actor stopped
 * at each of its steps until all others have ended or wait; where a thread waits with a time-out, once more with all time-outs
 * running out at that moment. Counts what it runs. For one thread.
 */
final class RuleSearch implements ScenarioSeries.Trying {
    /** How a scenario breaks its rule in which every thread waits. */
    static final String DEADLOCK = "all threads wait, and nothing is left to wake one";

    private static final ClassLoader LOADER = RuleSearch.class.getClassLoader();

    /** More runs of one scenario that do not end are a waste of time. */
    private static final int MOST_HUNG = 2;

    /** That all threads wait must be seen so often: one that is about to be woken waits, too. */
    private static final int DEADLOCKS = 3;

    private final int mostPreemptions;
    private int runs;
    private int preemptions;
    private int hung;

    /** @param mostPreemptions of each scenario, spread evenly over all steps of all orders */
    RuleSearch(int mostPreemptions) {
        this.mostPreemptions = mostPreemptions;
    }

    @Override
    public String violationOf(Scenario scenario) {
        try {
            return new One(scenario).violation();
        } catch (InterruptedException e) {
            throw new IllegalStateException("the thread that runs scenarios was interrupted", e);
        }
    }

    int runs() {
        return runs;
    }

    int preemptions() {
        return preemptions;
    }

    int hung() {
        return hung;
    }

    /** One scenario. */
    private final class One {
        private final Making making;
        private final int hungBefore = hung;
        private int hooks;

        One(Scenario scenario) {
            this.making = loader -> scenario;
        }

        String violation() throws InterruptedException {
            ScenarioRun warmUp = new ScenarioRun(List.of(), Stop.NONE, Watch.NOTHING);
            boolean ended = warmUp.run(making, LOADER);
            int actors = warmUp.actorCount();
            String violation = ended ? wordsOf(warmUp.thrown()) : "";
            Preemption.watchTime();
            for (List<Integer> order : Search.orders(actors)) { // what they share is known from then on
                violation = violation.isEmpty() ? run(order, Stop.NONE) : violation;
            }
            for (int place = 0; place < actors - 1; place++) {
                violation = violation.isEmpty() ? violation(place, actors, false) : violation;
            }
            for (int place = 0; place < actors && Preemption.hasTimedWaits(); place++) {
                violation = violation.isEmpty() ? violation(place, actors, true) : violation;
            }
            return violation;
        }

        private String violation(int place, int actors, boolean withTimeOuts) throws InterruptedException {
            for (List<Integer> order : Search.orders(actors)) {
                String violation = hung - hungBefore < MOST_HUNG ? violation(order, place, actors, withTimeOuts) : "";
                if (!violation.isEmpty()) {
                    return violation;
                }
            }
            return "";
        }

        /** Stops the actor at that place of the order at each of its hooks, or at as many as may be. */
        private String violation(List<Integer> order, int place, int actors, boolean withTimeOuts)
                throws InterruptedException {
            String violation = run(order, new Stop(place, Integer.MAX_VALUE, withTimeOuts));
            int counted = hooks;
            int share = Math.max(
                    1, mostPreemptions / ((actors - 1) * Search.orders(actors).size()));
            int stride = Math.max(1, (counted + share - 1) / share);
            for (int hook = 1;
                    hook <= counted && violation.isEmpty() && hung - hungBefore < MOST_HUNG;
                    hook += stride) {
                violation = run(order, new Stop(place, hook, withTimeOuts));
                preemptions++;
            }
            return violation;
        }

        private String run(List<Integer> order, Stop stop) throws InterruptedException {
            for (int deadlocks = 0; deadlocks < DEADLOCKS; deadlocks++) {
                ScenarioRun run = new ScenarioRun(order, stop, Watch.STEPS);
                boolean ended = run.run(making, LOADER);
                runs++;
                hooks = run.hooksPassed();
                if (ended) {
                    return wordsOf(run.thrown());
                }
                if (!run.isDeadlocked()) {
                    hung++;
                    return "";
                }
            }
            return DEADLOCK;
        }

        private String wordsOf(@Nullable Throwable thrown) {
            return thrown == null ? "" : Search.wordsOf(thrown);
        }
    }
}
