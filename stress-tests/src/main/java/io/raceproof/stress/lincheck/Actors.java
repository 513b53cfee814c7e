package io.raceproof.stress.lincheck;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Runs the actors of a {@link Scenario}, each in a thread of its own. */
public final class Actors {
    /** What one actor does. */
    @FunctionalInterface
    public interface Actor {
        /** Runs once. */
        void act() throws Exception;
    }

    /** How the actors' threads are started and waited for; another lens puts its own into its JVM. */
    @FunctionalInterface
    public interface Launcher {
        /** Starts all, and returns when all have ended. */
        void launch(Thread[] threads) throws InterruptedException;
    }

    /** Written before the first run, by the thread that starts the scenarios' threads. */
    private static Launcher launcher = Actors::launchAtOnce;

    /**
     * The object the actors share. Lincheck 3.7 takes an object that no other thread can reach for private and does not
     * switch threads at its fields; on JDK 25 it overlooks most other ways in which a fresh object gets to a thread.
     * Reachable from a static volatile field, it is watched on every JDK.
     */
    private static volatile @Nullable Object shared;

    /**
     * The threads of the last run. Lincheck 3.7 refers to threads weakly: if they are collected between the end of a run
     * that failed and its report, the report ends with an IndexOutOfBoundsException and the violation is lost.
     */
    @SuppressWarnings("unused") // written to keep them
    private static volatile Thread @Nullable [] threads;

    private Actors() {}

    /** The object that the actors of the last run share; null before the first. */
    static @Nullable Object shared() {
        return shared;
    }

    /**
     * Runs all actors at once and waits for their end.
     *
     * @param subject what they share
     * @throws AssertionError if an actor threw: that, if it is one, otherwise one with it as its cause. An exception in a
     *     thread is a violation unless the actor handles it
     */
    public static void run(Object subject, Actor... actors) throws InterruptedException {
        shared = subject;
        AtomicReferenceArray<@Nullable Throwable> thrown = new AtomicReferenceArray<>(actors.length);
        Thread[] started = new Thread[actors.length];
        for (int i = 0; i < actors.length; i++) {
            int index = i;
            started[i] = new Thread(
                    () -> {
                        try {
                            actors[index].act();
                        } catch (Throwable t) {
                            thrown.set(index, t);
                        }
                    },
                    "actor " + (i + 1));
        }
        threads = started.clone(); // a copy: the accesses to an array that all can reach would be steps of the schedule
        launcher.launch(started);
        for (int i = 0; i < actors.length; i++) {
            Throwable t = thrown.get(i);
            if (t instanceof AssertionError violated) {
                throw violated;
            }
            if (t != null) {
                throw new AssertionError("actor " + (i + 1) + " threw " + t, t);
            }
        }
    }

    /** Makes all runs of this JVM start their actors so. */
    public static void launcher(Launcher other) {
        launcher = other;
    }

    private static void launchAtOnce(Thread[] threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
