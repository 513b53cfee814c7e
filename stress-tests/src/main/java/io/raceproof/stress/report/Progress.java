package io.raceproof.stress.report;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Shows that something is under way: on a terminal, one line that counts the seconds, down to the time it took before if that is
 * known; elsewhere, a plain line at the start
 * and every ten seconds.
 */
public final class Progress implements AutoCloseable {
    /** What is under way. */
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        /** Does it. */
        T run() throws X;
    }

    /** Shows {@code what} while {@code work} is run, and returns its result. */
    @SuppressWarnings("try") // the resource does its work by being open
    public static <T, X extends Exception> T during(Terminal terminal, String what, Work<T, X> work) throws X {
        try (Progress progress = start(terminal, what)) {
            return work.run();
        }
    }

    private static final int PLAIN_EVERY_SECONDS = 10;

    private final Terminal terminal;
    private final String what;

    /** In seconds; 0 if nobody knows. */
    private final long expected;

    private final long start = System.nanoTime();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread ticker;

    /** Begins to show {@code what}, until it is closed. */
    public static Progress start(Terminal terminal, String what) {
        return new Progress(terminal, what, 0);
    }

    /** The same, counting down to the time it is expected to take; not, if that is zero. */
    public static Progress start(Terminal terminal, String what, Duration expected) {
        return new Progress(terminal, what, expected.toSeconds());
    }

    private Progress(Terminal terminal, String what, long expected) {
        this.expected = expected;
        this.terminal = terminal;
        this.what = what;
        if (!terminal.isInteractive()) {
            terminal.line("… " + what);
        }
        ticker = new Thread(this::tick, "progress");
        ticker.setDaemon(true);
        ticker.start();
    }

    private void tick() {
        try {
            do {
                show(seconds());
            } while (!closed.await(1, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the run is over
        }
    }

    private void show(long seconds) {
        if (terminal.isInteractive()) {
            boolean isDue = seconds >= expected;
            terminal.rewrite(
                    "… " + what + "  " + (isDue ? seconds + " s" : "about " + (expected - seconds) + " s left"));
        } else if (seconds > 0 && seconds % PLAIN_EVERY_SECONDS == 0) {
            terminal.line("… " + what + "  " + seconds + " s");
        }
    }

    private long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    }

    @Override
    public void close() {
        closed.countDown();
        boolean interrupted = Thread.interrupted();
        try {
            ticker.join();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        terminal.endProgress();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
