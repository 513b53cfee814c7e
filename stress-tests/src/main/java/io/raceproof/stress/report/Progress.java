package io.raceproof.stress.report;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Shows that something is under way: on a terminal, one line that counts the seconds; elsewhere, a plain line at the start
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
        try (Progress progress = new Progress(terminal, what)) {
            return work.run();
        }
    }

    private static final int PLAIN_EVERY_SECONDS = 10;

    private final Terminal terminal;
    private final String what;
    private final long start = System.nanoTime();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread ticker;

    private Progress(Terminal terminal, String what) {
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
            Thread.currentThread().interrupt(); // nobody wants to know any more
        }
    }

    private void show(long seconds) {
        if (terminal.isInteractive()) {
            terminal.rewrite("… " + what + "  " + seconds + " s");
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
        if (terminal.isInteractive()) {
            terminal.erase();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
