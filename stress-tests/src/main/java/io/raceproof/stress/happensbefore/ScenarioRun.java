package io.raceproof.stress.happensbefore;

import io.raceproof.stress.happensbefore.runtime.Hooks;
import io.raceproof.stress.happensbefore.runtime.Preemption;
import io.raceproof.stress.happensbefore.runtime.Preemption.TimeOuts;
import io.raceproof.stress.happensbefore.runtime.RacingPair;
import io.raceproof.stress.happensbefore.runtime.VirtualClock;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import io.raceproof.stress.process.ProcessorTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run of a scenario. Its actors start at once, or one after the other; then the next starts when the one before has
 * ended, waits, or has gone on for long, so that one that waits for the next does not hold up the run.
 *
 * <pre>
 *   watching thread                 scenario's thread               actors
 *     starts it ──────────────────► Hooks.begin
 *                                   Scenario.run ─► launch ───────► one after the other, or at once
 *     waits for its end, or         Hooks.end
 *     gives it up
 * </pre>
 */
final class ScenarioRun implements Actors.Launcher {
    /** Makes a run's scenario, in the scenario's thread. */
    @FunctionalInterface
    interface Making {
        /** Makes it. */
        Scenario make(ClassLoader loader) throws ReflectiveOperationException;
    }

    /**
     * Where one actor is stopped until all others have been started, and have ended or wait.
     *
     * @param place of the actor in the order
     * @param hook which of its hooks, counted from 1; 0 for no stop
     * @param again at which it is then stopped in the same way once more; 0 for no second stop
     * @param timeOuts when they run out
     */
    record Stop(int place, int hook, int again, TimeOuts timeOuts) {
        /** Nobody is stopped. */
        static final Stop NONE = new Stop(0, 0, TimeOuts.LAST);

        /** One stop. */
        Stop(int place, int hook, TimeOuts timeOuts) {
            this(place, hook, 0, timeOuts);
        }

        boolean isOf(int at) {
            return hook > 0 && place == at;
        }
    }

    /** What a run is watched for. */
    enum Watch {
        /** Nothing: it is a warm-up. */
        NOTHING,
        /** Threads can be stopped. */
        STEPS,
        /** Data races are looked for, too. */
        RACES
    }

    private static final long STUCK_NANOS = 900_000;
    private static final long SPINNING_NANOS = 20_000_000;
    /** For so long it yields instead of waiting: most threads have ended or blocked before a timed wait of 1 ms returns. */
    private static final long YIELDING_NANOS = 2_000_000;
    /** Processor time of the JVM: a run that takes more runs forever. */
    private static final Duration MOST_CPU = Duration.ofSeconds(3);
    /** If no thread of the run does anything for so long, they wait for each other. */
    private static final long IDLE_MILLIS = 400;

    private static final long POLL_MILLIS = 50;
    /** So many milliseconds all must wait before the next time-out runs out: one that is woken seems to wait for a moment, too. */
    private static final int ALL_WAIT = 5;
    /** For waits with a time-out that are not watched, which look like neither. */
    private static final Duration MOST_TIME = Duration.ofSeconds(10);

    /** The order of the actors; empty for all at once. */
    private final List<Integer> order;

    private final Stop stop;
    private final Watch watch;

    // written by the scenario's thread, read by the watching one after its end, or when it is given up
    private volatile Thread @Nullable [] actors;
    private volatile RacingPair[] pairs = new RacingPair[0];
    private volatile int sharedObjects;
    private volatile int hooksPassed;
    private volatile int hurriedAfter = -1;
    private volatile boolean waitedFor;
    /** Whether all actors have been started, and none is stopped any more. Written by the thread that starts them. */
    private volatile boolean released;

    private final AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();

    /** Whether it was given up because no thread could go on. Of the watching thread. */
    private boolean deadlocked;
    /** For how long all actors have waited. Likewise. */
    private int allWaited;

    ScenarioRun(List<Integer> order, Stop stop, Watch watch) {
        this.order = order;
        this.stop = stop;
        this.watch = watch;
    }

    /**
     * Runs it; returns whether it has ended.
     *
     * @param making makes the scenario
     * @param loader of the user's classes
     */
    boolean run(Making making, ClassLoader loader) throws InterruptedException {
        Actors.launcher(this);
        Thread main = new Thread(() -> runHere(making, loader), "scenario");
        main.setContextClassLoader(loader);
        main.setDaemon(true);
        Hooks.unwatched(true);
        main.start();
        if (awaitEnd(main)) {
            return true;
        }
        Preemption.end();
        Hooks.end();
        Hooks.abandon(main);
        Thread[] started = actors;
        if (started != null) {
            for (Thread actor : started) {
                Hooks.abandon(actor);
            }
        }
        return false;
    }

    /** Whether it has ended; false if it has used up its processor time, or nothing of it has moved for long. */
    private boolean awaitEnd(Thread main) throws InterruptedException {
        poll(main);
        return !main.isAlive() || awaitEndOfLongOne(main);
    }

    /** Waits for its end for a while, and meanwhile lets time-outs run out when nothing else can happen. */
    private void poll(Thread main) throws InterruptedException {
        if (!VirtualClock.isWatched()) {
            main.join(POLL_MILLIS);
            return;
        }
        for (int i = 0; i < POLL_MILLIS && main.isAlive(); i++) {
            main.join(1);
            allWaited = isQuiet(main) ? allWaited + 1 : 0;
            if (allWaited >= ALL_WAIT) {
                VirtualClock.letNextRunOut();
                allWaited = 0;
            }
        }
    }

    private boolean awaitEndOfLongOne(Thread main) throws InterruptedException {
        long start = System.nanoTime();
        Duration cpuAtStart = ProcessorTime.ofThisJvm();
        Duration cpuBefore = cpuAtStart;
        long idle = 0;
        while (main.isAlive()) {
            poll(main);
            Duration cpu = ProcessorTime.ofThisJvm();
            idle = allWait(main) && cpu.minus(cpuBefore).toMillis() < POLL_MILLIS / 2 ? idle + POLL_MILLIS : 0;
            cpuBefore = cpu;
            boolean late = System.nanoTime() - start > MOST_TIME.toNanos();
            if (idle >= IDLE_MILLIS || late || cpu.minus(cpuAtStart).compareTo(MOST_CPU) > 0) {
                deadlocked = idle >= IDLE_MILLIS && noThreadCanGoOn();
                return !main.isAlive();
            }
        }
        return true;
    }

    /** Whether nobody runs, and nobody is about to be started or let go on. */
    private boolean isQuiet(Thread main) {
        Thread[] started = actors;
        boolean launched = started == null || (released && !Preemption.isAtGate());
        return launched
                && Stream.concat(Stream.of(main), started == null ? Stream.empty() : Stream.of(started))
                        .noneMatch(thread -> thread.getState() == Thread.State.RUNNABLE);
    }

    private boolean allWait(Thread main) {
        Thread[] started = actors;
        return waits(main) && (started == null || Stream.of(started).allMatch(ScenarioRun::waits));
    }

    private static boolean waits(Thread thread) {
        return switch (thread.getState()) {
            case WAITING, BLOCKED, TERMINATED -> true;
            case NEW, RUNNABLE, TIMED_WAITING -> false;
        };
    }

    /** Whether all threads that could end a wait of this run wait themselves, and none of them with a time-out. */
    private static boolean noThreadCanGoOn() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread != Thread.currentThread() && !Hooks.isOfTheJvm(thread))
                .allMatch(
                        thread -> waits(thread) && !thread.getClass().getName().endsWith("CarrierThread"));
    }

    private void runHere(Making making, ClassLoader loader) {
        try {
            Scenario scenario = making.make(loader);
            if (watch != Watch.NOTHING) {
                Hooks.begin(watch == Watch.RACES);
            }
            scenario.run();
        } catch (Throwable t) {
            thrown.set(t);
        } finally {
            sharedObjects = Hooks.sharedObjects();
            pairs = Hooks.end();
        }
    }

    @Override
    public void launch(Thread[] threads) throws InterruptedException {
        actors = threads.clone();
        if (order.isEmpty() || order.size() != threads.length) {
            for (Thread thread : threads) {
                thread.start();
            }
        } else {
            launchInOrder(threads);
        }
        Preemption.releaseForGood();
        released = true;
        for (Thread thread : threads) {
            thread.join();
        }
        hooksPassed = Preemption.end();
        hurriedAfter = Preemption.hurriedAfter();
    }

    private void launchInOrder(Thread[] threads) throws InterruptedException {
        for (int place = 0; place < threads.length; place++) {
            Thread thread = threads[order.get(place)];
            if (stop.isOf(place)) {
                Preemption.at(thread, stop.hook(), stop.again(), stop.timeOuts());
            }
            thread.start();
            boolean before = Hooks.unwatched(true); // that it has ended is no news for those who start after it
            awaitEndOrStop(thread, stop.isOf(place));
            Hooks.unwatched(before);
        }
        if (Preemption.isStopped() && (stop.timeOuts() != TimeOuts.LAST || threads.length > 2)) {
            awaitOthers(threads); // they give up, or go on if one of them has woken another, while this one is stopped
        }
        waitedFor = Preemption.isStopped()
                && Stream.of(threads).filter(Thread::isAlive).count() > 1;
        if (stop.again() > 0) {
            Preemption.release();
            boolean before = Hooks.unwatched(true);
            awaitEndOrStop(threads[order.get(stop.place())], true);
            Hooks.unwatched(before);
            awaitOthers(threads);
        }
    }

    /** They end, or wait. */
    private void awaitOthers(Thread[] threads) throws InterruptedException {
        boolean before = Hooks.unwatched(true);
        for (int place = 0; place < threads.length; place++) {
            if (!stop.isOf(place)) {
                awaitEndOrStop(threads[order.get(place)], false);
            }
        }
        Hooks.unwatched(before);
    }

    /** It is notified of both; that a thread waits, it has to look at. */
    @SuppressWarnings("ThreadPriorityCheck") // only how soon it looks again depends on the scheduler
    private static void awaitEndOrStop(Thread thread, boolean mayBeStopped) throws InterruptedException {
        long start = System.nanoTime();
        long waitsSince = 0;
        while (thread.isAlive() && !(mayBeStopped && Preemption.isStopped())) {
            Thread.State state = thread.getState();
            long now = System.nanoTime();
            boolean waits = state == Thread.State.WAITING
                    || state == Thread.State.BLOCKED
                    || (state == Thread.State.TIMED_WAITING && VirtualClock.isWatched());
            waitsSince = !waits ? 0 : waitsSince == 0 ? now : waitsSince;
            if ((waits && now - waitsSince > STUCK_NANOS) || now - start > SPINNING_NANOS) {
                return;
            }
            if (now - start < YIELDING_NANOS) {
                Thread.yield();
                continue;
            }
            synchronized (thread) {
                if (thread.isAlive() && !(mayBeStopped && Preemption.isStopped())) {
                    thread.wait(1);
                }
            }
        }
    }

    RacingPair[] pairs() {
        return pairs;
    }

    int sharedObjects() {
        return sharedObjects;
    }

    /** How many hooks the stopped actor passed in all. */
    int hooksPassed() {
        return hooksPassed;
    }

    /** How many of them it had passed when a time-out of its own first ran out at once; -1 if none did. */
    int hurriedAfter() {
        return hurriedAfter;
    }

    /** Whether others waited, or had not ended, when one was stopped. */
    boolean isWaitedFor() {
        return waitedFor;
    }

    /** Whether it did not end because all threads waited for each other. */
    boolean isDeadlocked() {
        return deadlocked;
    }

    int actorCount() {
        Thread[] started = actors;
        return started == null ? 0 : started.length;
    }

    @Nullable
    Throwable thrown() {
        return thrown.get();
    }
}
