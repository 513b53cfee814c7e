package io.raceproof.stress.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The latest state of something, one line of text, and who waits for a newer one. Only the latest is kept: a page that reads
 * slowly misses states in between, and takes no memory. Thread-safe.
 */
public final class Live {
    /**
     * A state.
     *
     * @param version one more each time
     * @param text of it
     */
    record State(long version, String text) {
        /** Whether there is no newer one to come. */
        boolean isLast() {
            return version == LAST;
        }
    }

    private static final long LAST = Long.MAX_VALUE;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Guarded by the lock. */
    private State state;

    /** Which begins with this. */
    public Live(String first) {
        this.state = new State(1, line(first));
    }

    /** An event's data are one line; JSON without breaks is. */
    private static String line(String text) {
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("a state is one line: write JSON without line breaks");
        }
        return text;
    }

    /** Replaces the state; the same once more is no news. */
    public void publish(String text) {
        lock.lock();
        try {
            if (!state.isLast() && !text.equals(state.text())) {
                state = new State(state.version() + 1, line(text));
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** There is no newer state to come. */
    public void end() {
        lock.lock();
        try {
            state = new State(LAST, state.text());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Tells a page each new state as a server-sent event, until there is no more to tell.
     *
     * @param heartbeatMillis after so long without news, a comment shows that the connection lives
     * @throws IOException if the page is gone: a write to it fails then
     */
    public void tell(OutputStream page, long heartbeatMillis) throws IOException, InterruptedException {
        long seen = 0;
        boolean over = false;
        while (!over) {
            State latest = after(seen, heartbeatMillis);
            over = latest.isLast();
            String event = over
                    ? "event: over\ndata: {}\n\n"
                    : latest.version() > seen ? "data: " + latest.text() + "\n\n" : ": still here\n\n";
            page.write(event.getBytes(StandardCharsets.UTF_8));
            page.flush();
            seen = latest.version();
        }
    }

    /** Waits for a state that is newer than that version, for so long at most; the latest one. */
    State after(long version, long millis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (state.version() <= version && left > 0) {
                left = changed.awaitNanos(left);
            }
            return state;
        } finally {
            lock.unlock();
        }
    }
}
