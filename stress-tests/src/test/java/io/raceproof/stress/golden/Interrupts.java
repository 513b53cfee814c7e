package io.raceproof.stress.golden;

import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Interrupts that do not end what they should. */
final class Interrupts {
    static final List<Bug> BUGS = List.of(new Bug(
            Swallowed.Broken.class,
            Swallowed.Fixed.class,
            Drawing.that("B interrupts A, which waits again")
                    .row("B", "sweeping.interrupt()", "interrupt()")
                    .row("A", "wait()", "waits on Sweeper#1 forever")
                    .stuck("A", "to be notified on Sweeper#1")));

    private Interrupts() {}

    /**
     * A thread that is to be stopped by an interrupt swallows it, and sleeps on.
     *
     * @see <a href="https://github.com/palantir/atlasdb/issues/3021">the report</a>
     */
    static final class Swallowed {
        private Swallowed() {}

        static class Sweeper {
            @Nullable
            volatile Thread thread;

            boolean stopped;
            int retries;

            synchronized void sweep() {
                thread = Thread.currentThread();
                while (!stopped) {
                    try {
                        wait();
                    } catch (InterruptedException e) {
                        retries++;
                    }
                }
            }

            void stop() {
                Thread sweeping = thread;
                if (sweeping != null) {
                    sweeping.interrupt();
                } else {
                    synchronized (this) {
                        stopped = true;
                    }
                }
            }
        }

        static final class Stopping extends Sweeper {
            @Override
            synchronized void stop() {
                stopped = true;
                notifyAll();
            }
        }

        private static void explore(Sweeper sweeper) throws InterruptedException {
            Actors.run(sweeper, sweeper::sweep, sweeper::stop);
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Sweeper());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Stopping());
            }
        }
    }
}
