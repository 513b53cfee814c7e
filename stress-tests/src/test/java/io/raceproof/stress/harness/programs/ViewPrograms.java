package io.raceproof.stress.harness.programs;

import io.raceproof.futures.internal.pool.ViewSteps;
import io.raceproof.stress.race.Choices;
import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Tier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's view of a bounded pool, whose one worker is moved by hand: whatever comes together, each task that was accepted runs
 * once or is cancelled, and gives its permit back; what runs after a shutdownNow is interrupted.
 */
public final class ViewPrograms extends Race<ViewPrograms.View> {
    /** One worker, and one place in the queue. */
    private static final int PERMITS = 2;

    /** The operations. */
    public interface View {
        /** Whether it was accepted. */
        boolean submit();

        /** Cancels the task that was accepted last, if there is one. */
        void cancelLast();

        /** The worker runs a task, if there is one. */
        void work();

        void shutdown();

        /** Stops it, and runs what is handed back. */
        void shutdownNow();

        /** Runs what is left; what has become of the tasks and of the permits. */
        String state();
    }

    /** For one thread; as the control, for several: two may get the last permit. */
    private static final class Plain implements View {
        /** For each task that was accepted, whether it has neither run nor been cancelled. */
        private final List<Boolean> open = new ArrayList<>();

        private final @Nullable Choices choices;
        private boolean closed;

        Plain(@Nullable Choices choices) {
            this.choices = choices;
        }

        private int openOnes() {
            return (int) open.stream().filter(each -> each).count();
        }

        /** A submit that finds the pool closed has held a permit until then, and another one may have missed it. */
        private boolean isFull() {
            int free = PERMITS - openOnes();
            return free == 0 || (free == 1 && choices != null && choices.maybe());
        }

        @Override
        public boolean submit() {
            if (closed || isFull()) {
                return false;
            }
            open.add(true);
            return true;
        }

        @Override
        public void cancelLast() {
            if (!open.isEmpty()) {
                open.set(open.size() - 1, false);
            }
        }

        @Override
        public void work() {
            int oldest = open.indexOf(true);
            if (oldest >= 0) {
                open.set(oldest, false);
            }
        }

        @Override
        public void shutdown() {
            closed = true;
        }

        @Override
        public void shutdownNow() {
            closed = true;
            open.replaceAll(each -> false);
        }

        @Override
        public String state() {
            return "0 lost, 0 not interrupted, " + (closed ? "closed" : PERMITS + " permits");
        }
    }

    /** For the lenses. */
    public ViewPrograms() {
        look(LensType.GENERATED, Tier.NIGHTLY);
        openReference(choices -> new Plain(choices));
        broken("unprotected", () -> new Plain(null));
        fixed("view", () -> new ViewSteps());

        var submit = query("submit", View::submit);
        action("cancelLast", View::cancelLast);
        var work = action("work", View::work);
        action("shutdown", View::shutdown);
        var stop = action("shutdownNow", View::shutdownNow);
        before(submit);
        actor(submit);
        actor(work, submit);
        actor(stop);
        observe(View::state);
    }
}
