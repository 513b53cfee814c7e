package io.raceproof.futures.internal.pool;

import io.raceproof.futures.internal.future.AbstractFuture;
import io.raceproof.futures.internal.jvm.JvmExit;
import io.raceproof.futures.internal.jvm.Threads;
import io.raceproof.futures.internal.park.Deadline;
import io.raceproof.futures.process.Signals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What happens to open pools when the JVM exits, Ctrl-C included: each accepts nothing more and finishes its queue, all
 * of them together within {@link #LIMIT}. What is not done by then is dropped, and counted on standard error: what has not
 * started is cancelled, for another hook may wait for it. The threads of a pool are daemons, so a forgotten pool does not
 * keep the JVM from exiting. Thread-safe.
 *
 * <p>A pool is not waited for whose threads are all in {@link System#exit} themselves, which never returns. A second signal
 * ends the wait: Ctrl-C at any time of the exit, SIGTERM when there was one before.
 *
 * <p>The limit is ten seconds, or what the system property {@code io.raceproof.futures.exitSeconds} says.
 *
 * <p>The JVM knows of this class only while a pool is open: a hook would keep its class loader, and the application in it,
 * alive forever.
 */
public final class ExitHook {
    private static final Duration LIMIT = Duration.ofSeconds(Long.getLong("io.raceproof.futures.exitSeconds", 10));

    /** Between two looks at whether what is waited for is in the exit itself. Grows from the first to the second. */
    private static final long SHORTEST_WAIT = TimeUnit.MILLISECONDS.toNanos(1);

    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(50);

    /** How long the exit waits for the callbacks of what it has cancelled. */
    private static final Duration CALLBACK_LIMIT = Duration.ofSeconds(1);

    /** The pools that have not terminated. */
    private static final Set<Drainable> OPEN = ConcurrentHashMap.newKeySet();

    /** Registered with the JVM while a pool is open. Guarded by the class. */
    private static @Nullable Thread hook;

    private ExitHook() {}

    /** Called for each pool before its first task. During the exit it closes the pool: nothing would wait for its tasks. */
    public static void add(Drainable workers) {
        OPEN.add(workers);
        register();
        if (JvmExit.hasBegun()) {
            workers.close();
        }
    }

    /** Called when a pool has terminated. */
    public static void remove(Drainable workers) {
        if (OPEN.remove(workers)) {
            unregisterIfNoneIsOpen();
        }
    }

    private static synchronized void register() {
        if (hook == null && !JvmExit.hasBegun()) {
            Thread thread = Threads.ofSystem().daemon(ExitHook::drainAll, "raceproof-exit");
            if (JvmExit.addHook(thread)) {
                hook = thread;
            }
        }
    }

    private static synchronized void unregisterIfNoneIsOpen() {
        Thread thread = hook;
        if (thread != null && OPEN.isEmpty() && !JvmExit.hasBegun()) {
            try {
                Runtime.getRuntime().removeShutdownHook(thread);
                hook = null;
            } catch (IllegalStateException e) {
                // the JVM's exit is under way: the hook finds no pool
            }
        }
    }

    // ---- the hook's thread

    private static void drainAll() {
        endWaitOnSecondSignal(Thread.currentThread());
        List<Drainable> open = closeAll();
        Deadline deadline = Deadline.after(LIMIT);
        String until = "after " + LIMIT.toSeconds() + " seconds";
        CallbackThread canceller = new CallbackThread(Threads.ofSystem(), "raceproof-exit-cancel");
        int dropped = 0;
        boolean hurried = false;
        List<Drainable> unfinished = new ArrayList<>();
        try {
            for (Drainable workers : open) {
                if (!hasEnded(workers, deadline)) {
                    until = deadline.isPast() ? until : "when the thread that was to run them had called System.exit";
                    unfinished.add(workers);
                    dropped += cancelPending(workers, canceller);
                }
            }
        } catch (InterruptedException e) {
            until = "when a second signal came";
            hurried = true;
            unfinished = open;
            dropped += open.stream()
                    .mapToInt(workers -> cancelPending(workers, canceller))
                    .sum();
        }
        dropped += unfinished.stream().mapToInt(Drainable::running).sum();
        if (dropped > 0) {
            System.err.println("raceproof: JVM exit dropped " + dropped + " tasks that were not done " + until);
        }
        if (!hurried) {
            awaitCallbacks(canceller);
        }
    }

    /**
     * Begins the exit, and closes what is open. A pool that is opened meanwhile is seen here, or sees that the exit has begun:
     * each side writes first, and then looks.
     */
    static List<Drainable> closeAll() {
        JvmExit.begin();
        List<Drainable> open = List.copyOf(OPEN);
        open.forEach(Drainable::close);
        return open;
    }

    /**
     * Cancels what has not started: other hooks, and tasks of other pools, may wait for it. Not in this thread, which
     * callbacks must not hold up.
     *
     * @return how many tasks that were
     */
    public static int cancelPending(Drainable workers, CallbackThread canceller) {
        List<? extends AbstractFuture<?>> pending = workers.drain();
        if (!pending.isEmpty()) {
            canceller.run(() -> pending.forEach(future -> future.cancel(false)));
        }
        return pending.size();
    }

    private static void awaitCallbacks(CallbackThread canceller) {
        try {
            canceller.awaitTermination(Deadline.after(CALLBACK_LIMIT));
        } catch (InterruptedException e) {
            // a second signal: the exit goes on at once
        }
    }

    /** Waits for the end of a pool; false if the time is up, or if it waits for the exit. */
    private static boolean hasEnded(Drainable workers, Deadline deadline) throws InterruptedException {
        long wait = SHORTEST_WAIT;
        while (!workers.awaitTermination(Deadline.afterNanos(Math.min(wait, deadline.remainingNanos())))) {
            if (deadline.isPast() || workers.waitsForExit()) {
                return false;
            }
            wait = Math.min(2 * wait, LONGEST_WAIT);
        }
        return true;
    }

    /** An application's own handlers are replaced: the exit has begun, and they had their turn. */
    private static void endWaitOnSecondSignal(Thread waiting) {
        AtomicInteger terminations = new AtomicInteger(isRunning("SIGTERM handler") ? 1 : 0);
        Signals.handle("INT", waiting::interrupt);
        Signals.handle("TERM", () -> {
            if (terminations.incrementAndGet()
                    > 1) { // a process that passes Ctrl-C on often sends one SIGTERM after it
                waiting.interrupt();
            }
        });
    }

    /** Whether there is a thread of this name, such as the one on which the JVM handles a signal. */
    private static boolean isRunning(String name) {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        Thread[] threads = new Thread[2 * group.activeCount() + 8];
        int count = group.enumerate(threads);
        return Arrays.stream(threads, 0, count)
                .anyMatch(thread -> thread.getName().equals(name));
    }
}
