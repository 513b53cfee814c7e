package io.raceproof.stress.preempted;

import io.raceproof.futures.internal.pool.ExitHookSteps;
import io.raceproof.stress.race.Race;

/**
 * The hook that lets open pools finish when the JVM exits: it is registered while a pool is open, whatever pools open and end at
 * that moment, and not longer. When the exit has begun, each pool that is open is closed, whenever it was opened.
 */
public final class ExitHookPrograms extends Race<ExitHookPrograms.Hook> {
    /** Pools of two numbers. */
    public interface Hook {
        /** One more of that number is made. */
        void open(int number);

        /** All of that number have terminated. */
        void end(int number);

        /** The JVM's exit begins. */
        void exit();

        /** Of which number some are open, and whether the hook is registered. */
        String state();
    }

    /** What is observed. */
    public static String stateOf(boolean first, boolean second, boolean registered) {
        return (first ? "first open, " : "") + (second ? "second open, " : "") + (registered ? "hook" : "no hook");
    }

    /** For one thread; as the control, for several. */
    private static final class Plain implements Hook {
        private final boolean[] open = new boolean[2];
        private boolean registered;
        private boolean exits;

        @Override
        public void open(int number) {
            open[number] = true;
            registered |= !exits;
        }

        @Override
        public void end(int number) {
            open[number] = false;
            if (!open[0] && !open[1]) {
                registered &= exits;
            }
        }

        @Override
        public void exit() {
            exits = true;
        }

        @Override
        public String state() {
            return stateOf(open[0], open[1], registered);
        }
    }

    /** For the lenses. */
    public ExitHookPrograms() {
        reference(() -> new Plain());
        broken("unprotected", () -> new Plain());
        fixed("hook", () -> new ExitHookSteps());

        var open = action("open", Hook::open, 0, 1);
        var end = action("end", Hook::end, 0, 1);
        var exit = action("exit", Hook::exit);
        before(open.with(0));
        actor(end.with(0));
        actor(open.with(1));
        actor(exit);
        observe(Hook::state);
    }
}
