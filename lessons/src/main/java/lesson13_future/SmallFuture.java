package lesson13_future;

import org.jspecify.annotations.Nullable;

/**
 * A report that is not there yet. It is completed once: with a report, or by a cancellation. Thread-safe. What a thread did
 * before it completes the future happens-before what another does that has seen the future done (JLS 17.4.5).
 */
public interface SmallFuture {
    /** What a future is completed with. Not thread-safe: its writer fills it in before it completes the future. */
    final class Report {
        private int pages;

        /** Sets the number of pages. */
        public void setPages(int pages) {
            this.pages = pages;
        }

        /** The number of pages. */
        public int pages() {
            return pages;
        }
    }

    /**
     * Completes the future with a report, which may be null.
     *
     * @return whether this call has completed it; false if it was completed or cancelled before
     */
    boolean complete(@Nullable Report report);

    /**
     * Cancels the future.
     *
     * @return whether this call has cancelled it; false if it was completed or cancelled before
     */
    boolean cancel();

    /** Whether the future is completed or cancelled; then {@link #get} does not wait. */
    boolean isDone();

    /**
     * Waits for the report and returns it.
     *
     * @throws java.util.concurrent.CancellationException if the future is cancelled
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    @Nullable
    Report get() throws InterruptedException;
}
