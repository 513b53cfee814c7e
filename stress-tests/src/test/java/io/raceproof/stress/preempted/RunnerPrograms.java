package io.raceproof.stress.preempted;

import io.raceproof.futures.internal.future.RunnerSteps;
import io.raceproof.stress.race.Choices;
import io.raceproof.stress.race.Race;
import org.jspecify.annotations.Nullable;

/**
 * A thread that runs a task, and others that cancel it or fail it meanwhile: the one that cancels a running task interrupts it once,
 * and never what the thread does next.
 */
public final class RunnerPrograms extends Race<RunnerPrograms.Steps> {
    /** One task. */
    public interface Steps {
        /** The thread runs it, if it has not. */
        void run();

        boolean cancel(boolean mayInterruptIfRunning);

        /** It is failed from outside. */
        boolean drop();

        /** How it ended, and what is wrong with the interrupts. */
        String state();
    }

    /** What is observed: how it ended, whether an interrupt is missing or too many, how many came after the task. */
    public static String stateOf(String end, int wrong, int late) {
        return end + ", " + wrong + " wrong, " + late + " late";
    }

    /** For one thread: run, or ended before; as the control, for several. */
    private static final class Plain implements Steps {
        private final @Nullable Choices choices;
        private String end = "pending";

        Plain(@Nullable Choices choices) {
            this.choices = choices;
        }

        private boolean end(String how) {
            if (!end.equals("pending")) {
                return false;
            }
            end = how;
            return true;
        }

        @Override
        public void run() {
            end("done");
        }

        /** One that does not interrupt has no effect while the task runs. */
        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            if (!mayInterruptIfRunning && end.equals("pending") && choices != null && choices.maybe()) {
                return false;
            }
            end("cancelled");
            return end.equals("cancelled");
        }

        @Override
        public boolean drop() {
            return end("failed");
        }

        @Override
        public String state() {
            return stateOf(end, 0, 0);
        }
    }

    /** For the lenses. */
    public RunnerPrograms() {
        openReference(choices -> new Plain(choices));
        broken("unprotected", () -> new Plain(null));
        fixed("runner", () -> new RunnerSteps());

        var run = action("run", Steps::run);
        var cancel = query("cancel", Steps::cancel, false, true);
        query("drop", Steps::drop);
        actor(run);
        actor(cancel.with(true));
        observe(Steps::state);
    }
}
