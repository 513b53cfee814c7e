package io.raceproof.stress.harness.programs;

import io.raceproof.futures.internal.pool.WorkersSteps;
import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Tier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * The workers of a pool without their threads, any moves of any workers in any order: the rules of who lives, sleeps and
 * searches are kept, and each task that was accepted is begun, handed back or still queued, once.
 */
public final class WorkersPrograms extends Race<WorkersPrograms.Crew> {
    /** Workers that live from the beginning, one less than there may be, and what happens around them. */
    public interface Crew {
        /** Whether it was accepted. */
        boolean submit();

        /** The worker, if it is awake, takes a task and runs it; whoever it calls meanwhile is awake then. */
        void work(int worker);

        /** The worker, if it is awake and finds nothing, goes to sleep; but for the sleep itself. */
        void rest(int worker);

        /** What was started meanwhile takes a task each. */
        void newcomers();

        /** Each worker that is awake, and finds that nothing is left to do, leaves; then somebody looks whether the pool has ended. */
        void leave();

        void close();

        /** Takes out what is queued. */
        void drain();

        /** Closes it, hands back what waits for a worker, and interrupts what runs. */
        void stop();

        /** The first rule that is broken, or "in order". */
        String state();
    }

    /** For one thread. Every program leaves it in order. */
    private static final class Plain implements Crew {
        private boolean closed;

        @Override
        public boolean submit() {
            return !closed;
        }

        @Override
        public void work(int worker) {}

        @Override
        public void rest(int worker) {}

        @Override
        public void newcomers() {}

        @Override
        public void leave() {}

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public void drain() {}

        @Override
        public void stop() {
            closed = true;
        }

        @Override
        public String state() {
            return "in order";
        }
    }

    /** Looks who sleeps, and wakes it in a second step; keeps no rule. */
    private static final class Unprotected implements Crew {
        private final Deque<Integer> callable = new ArrayDeque<>();
        private final Set<Integer> asleep = new HashSet<>();
        private int queued;
        private int accepted;
        private int gone;
        private boolean closed;

        @Override
        public boolean submit() {
            if (closed) {
                return false;
            }
            accepted++;
            queued++;
            Integer sleeper = callable.poll();
            if (sleeper != null) {
                asleep.remove(sleeper);
            }
            return true;
        }

        @Override
        public void work(int worker) {
            if (queued > 0 && !asleep.contains(worker)) {
                queued--;
                gone++;
            }
        }

        @Override
        public void rest(int worker) {
            if (queued == 0 && !closed && asleep.add(worker)) {
                callable.push(worker);
            }
        }

        @Override
        public void newcomers() {
            work(2);
        }

        @Override
        public void leave() {}

        @Override
        public void close() {
            closed = true;
            callable.clear();
            asleep.clear();
        }

        @Override
        public void drain() {
            gone += queued;
            queued = 0;
        }

        @Override
        public void stop() {
            close();
            drain();
        }

        @Override
        public String state() {
            return accepted != queued + gone
                    ? "a task is lost"
                    : queued > 0 && asleep.size() > 1 ? "a task waits, and everybody sleeps" : "in order";
        }
    }

    /** For the lenses. */
    public WorkersPrograms() {
        look(LensType.GENERATED, Tier.NIGHTLY);
        reference(() -> new Plain());
        broken("unprotected", () -> new Unprotected());
        fixed("workers", () -> new WorkersSteps(2, 3));
        fixed("one more", () -> new WorkersSteps(3, 4));

        var submit = query("submit", Crew::submit);
        var work = action("work", Crew::work, 0, 1, 2);
        var rest = action("rest", Crew::rest, 0, 1, 2);
        action("newcomers", Crew::newcomers);
        action("leave", Crew::leave);
        action("close", Crew::close);
        action("drain", Crew::drain);
        action("stop", Crew::stop);
        before(submit);
        orBefore(rest.with(1), rest.with(2), submit, submit);
        actor(submit, submit);
        actor(rest.with(0), work.with(0));
        actor(rest.with(1), work.with(1));
        observe(Crew::state);
    }
}
