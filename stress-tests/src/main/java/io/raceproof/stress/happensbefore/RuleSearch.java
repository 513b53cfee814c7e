package io.raceproof.stress.happensbefore;

import io.raceproof.stress.happensbefore.ScenarioRun.Making;
import io.raceproof.stress.happensbefore.ScenarioRun.Stop;
import io.raceproof.stress.happensbefore.ScenarioRun.Watch;
import io.raceproof.stress.happensbefore.runtime.Preemption.TimeOuts;
import io.raceproof.stress.happensbefore.runtime.VirtualClock;
import io.raceproof.stress.lincheck.Scenario;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs scenarios up to the first run that breaks the scenario's rule: in every order of the actors, and with one actor stopped
 * at each of its steps until all others have ended or wait. Where a thread waits with a time-out, it is stopped there twice more:
 * with all time-outs running out at that moment, and after its own have run out, in the midst of what it does then. Nobody
 * waits for a time-out: it runs out at once when nothing else can happen. Counts what it runs. For one thread.
 */
final class RuleSearch implements ScenarioSeries.Trying {
    /** How a scenario breaks its rule in which every thread waits. */
    static final String DEADLOCK = "all threads wait, and nothing is left to wake one";

    private static final ClassLoader LOADER = RuleSearch.class.getClassLoader();

    /** More runs of one scenario that do not end are a waste of time. */
    private static final int MOST_HUNG = 2;

    /** No scenario has more steps in all its orders. */
    private static final int MOST_STEPS = 1_000_000;

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
    public String violationOf(Scenario scenario, boolean everyStep) {
        try {
            return new One(scenario, everyStep ? MOST_STEPS : mostPreemptions).violation();
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
        private final int allowed;
        private final int hungBefore = hung;
        private int hooks;
        private int hurriedAfter;

        /** @param allowed preemptions, spread evenly over all steps of all orders */
        One(Scenario scenario, int allowed) {
            this.making = loader -> scenario;
            this.allowed = allowed;
        }

        String violation() throws InterruptedException {
            VirtualClock.watch(true);
            ScenarioRun warmUp = new ScenarioRun(List.of(), Stop.NONE, Watch.NOTHING);
            boolean ended = warmUp.run(making, LOADER);
            int actors = warmUp.actorCount();
            String violation = ended ? wordsOf(warmUp.thrown()) : "";
            for (List<Integer> order : Search.orders(actors)) { // what they share is known from then on
                violation = violation.isEmpty() ? run(order, Stop.NONE) : violation;
            }
            for (TimeOuts timeOuts : TimeOuts.values()) {
                // for the others to come across what the last one does, time has to pass
                int places = timeOuts == TimeOuts.AT_STOP ? actors : actors - 1;
                boolean looks = timeOuts == TimeOuts.LAST || VirtualClock.hasTimedWaits();
                for (int place = 0; place < places && looks; place++) {
                    violation = violation.isEmpty() ? violation(place, actors, timeOuts) : violation;
                }
            }
            return violation;
        }

        private String violation(int place, int actors, TimeOuts timeOuts) throws InterruptedException {
            for (List<Integer> order : Search.orders(actors)) {
                String violation = hung - hungBefore < MOST_HUNG ? violation(order, place, actors, timeOuts) : "";
                if (!violation.isEmpty()) {
                    return violation;
                }
            }
            return "";
        }

        /** Stops the actor at that place of the order at each of its hooks, or at as many as may be. */
        private String violation(List<Integer> order, int place, int actors, TimeOuts timeOuts)
                throws InterruptedException {
            String violation = run(order, new Stop(place, Integer.MAX_VALUE, timeOuts));
            int last = hooks;
            int before = timeOuts == TimeOuts.AT_WAITS ? hurriedAfter : 0;
            if (before < 0) {
                return violation; // it has no time-out there
            }
            int share = Math.max(
                    1,
                    allowed / (Math.max(1, actors - 1) * Search.orders(actors).size()));
            int stride = Math.max(1, (last - before + share - 1) / share);
            // programs differ in how many hooks they have: what one of them leaves out, others do not
            for (int hook = before + 1 + last % stride;
                    hook <= last && violation.isEmpty() && hung - hungBefore < MOST_HUNG;
                    hook += stride) {
                violation = run(order, new Stop(place, hook, timeOuts));
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
                hurriedAfter = run.hurriedAfter();
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
