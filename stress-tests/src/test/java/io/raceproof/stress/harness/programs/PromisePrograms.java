package io.raceproof.stress.harness.programs;

import io.raceproof.futures.Future;
import io.raceproof.futures.InvalidStateException;
import io.raceproof.futures.Promise;
import io.raceproof.stress.race.Choices;
import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Tier;
import io.raceproof.stress.race.Waits;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A promise: who starts, completes, fails or cancels it, who looks, who waits, and what is told of its end. */
public final class PromisePrograms extends Race<PromisePrograms.Cell> {
    private static final String TIME_UP = "the time was up";

    /** The operations. */
    interface Cell {
        /** Whether it was started; false if it is cancelled. */
        boolean start();

        boolean complete(String value);

        boolean fail();

        boolean cancel(boolean mayInterruptIfRunning);

        String status();

        /** Waits; the value, or why there is none. */
        String result() throws InterruptedException;

        /** The same, with a time-out. */
        String resultInTime() throws InterruptedException;

        /** Adds a callback that counts. */
        void tell();

        /** Where it stands, and how often callbacks were called that saw it done, once it is ended. */
        String state();
    }

    private static final class Real implements Cell {
        private final Promise<String> promise = new Promise<>();
        private final AtomicInteger told = new AtomicInteger();

        @Override
        public boolean start() {
            return promise.tryStart();
        }

        @Override
        public boolean complete(String value) {
            return promise.tryComplete(value);
        }

        @Override
        public boolean fail() {
            return promise.tryFail(new IllegalStateException("planted"));
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            return promise.future().cancel(mayInterruptIfRunning);
        }

        @Override
        public String status() {
            return promise.future().status().name();
        }

        @Override
        public String result() throws InterruptedException {
            try {
                return promise.future().result();
            } catch (CancellationException e) {
                return "CANCELLED";
            } catch (CompletionException e) {
                return "FAILED";
            }
        }

        @Override
        public String resultInTime() throws InterruptedException {
            try {
                return promise.future().result(Duration.ofSeconds(1));
            } catch (TimeoutException e) {
                return TIME_UP;
            } catch (CancellationException e) {
                return "CANCELLED";
            } catch (CompletionException e) {
                return "FAILED";
            }
        }

        @Override
        public void tell() {
            promise.future().whenDone(this::told);
        }

        private void told(Future<String> future) {
            if (future.isDone()) {
                told.incrementAndGet();
            }
        }

        /** Ends it, if nothing has: a callback that was lost is missed then. */
        @Override
        public String state() {
            String status = status();
            promise.future().cancel(true);
            return told + " told, " + status;
        }
    }

    /** For one thread. */
    private static class Plain implements Cell {
        private final @Nullable Choices choices;
        private Future.Status status = Future.Status.PENDING;
        private String value = "";
        private int callbacks;
        private int told;

        Plain(@Nullable Choices choices) {
            this.choices = choices;
        }

        boolean isDone() {
            return status != Future.Status.PENDING && status != Future.Status.RUNNING;
        }

        @Override
        public boolean start() {
            if (status == Future.Status.CANCELLED) {
                return false;
            }
            if (status != Future.Status.PENDING) {
                throw new InvalidStateException("started or completed before");
            }
            status = Future.Status.RUNNING;
            return true;
        }

        boolean end(Future.Status how) {
            if (isDone()) {
                return false;
            }
            status = how;
            told += callbacks;
            return true;
        }

        @Override
        public boolean complete(String result) {
            boolean ended = end(Future.Status.SUCCEEDED);
            value = ended ? result : value;
            return ended;
        }

        @Override
        public boolean fail() {
            return end(Future.Status.FAILED);
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            if (status == Future.Status.RUNNING && !mayInterruptIfRunning) {
                return false;
            }
            end(Future.Status.CANCELLED);
            return status == Future.Status.CANCELLED;
        }

        @Override
        public String status() {
            return status.name();
        }

        void await() throws InterruptedException {
            Waits.until(isDone());
        }

        @Override
        public String result() throws InterruptedException {
            await();
            return status == Future.Status.SUCCEEDED ? value : status();
        }

        @Override
        public String resultInTime() throws InterruptedException {
            return !isDone() && choices != null && choices.maybe() ? TIME_UP : result();
        }

        @Override
        public void tell() {
            if (isDone()) {
                told++;
            } else {
                callbacks++;
            }
        }

        @Override
        public String state() {
            String status = status();
            end(Future.Status.CANCELLED);
            return told + " told, " + status;
        }
    }

    /** Two that end it may both be told that it was they. */
    private static final class Unprotected extends Plain {
        Unprotected() {
            super(null);
        }

        @Override
        boolean end(Future.Status how) {
            boolean ended = super.end(how);
            synchronized (this) {
                notifyAll();
            }
            return ended;
        }

        @Override
        void await() throws InterruptedException {
            synchronized (this) {
                while (!isDone()) {
                    wait();
                }
            }
        }
    }

    /** For the lenses. */
    public PromisePrograms() {
        look(LensType.GENERATED, Tier.NIGHTLY);
        openReference(choices -> new Plain(choices));
        broken("unprotected", () -> new Unprotected());
        fixed("promise", () -> new Real());

        var start = query("start", Cell::start);
        var complete = query("complete", Cell::complete, "a", "b");
        query("fail", Cell::fail);
        var cancel = query("cancel", Cell::cancel, false, true);
        query("status", Cell::status);
        query("result", Cell::result);
        query("resultInTime", Cell::resultInTime);
        var tell = action("whenDone", Cell::tell);
        actor(start, complete.with("a"));
        actor(tell, cancel.with(true));
        observe(Cell::state);
    }
}
