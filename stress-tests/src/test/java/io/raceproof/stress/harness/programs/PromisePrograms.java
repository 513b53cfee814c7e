package io.raceproof.stress.harness.programs;

import io.raceproof.futures.Future;
import io.raceproof.futures.InvalidStateException;
import io.raceproof.futures.Promise;
import io.raceproof.futures.internal.future.FutureAccess;
import io.raceproof.stress.race.Choices;
import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Tier;
import io.raceproof.stress.race.Waits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A promise: who starts, completes, fails or cancels it, who looks, who waits until it ends or until an interrupt comes, and what
 * is told of its end. Nobody who has waited is left behind.
 */
public final class PromisePrograms extends Race<PromisePrograms.Cell> {
    private static final String TIME_UP = "the time was up";
    private static final String INTERRUPTED = "interrupted";

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

        /** Waits, unless interrupted. */
        String interruptibly() throws InterruptedException;

        /** Waits, whether interrupted or not. */
        String join() throws InterruptedException;

        /** Interrupts those two, now and later. */
        void interrupt();

        /** Adds a callback that counts. */
        void tell();

        /** Where it stands, who waits, and how often callbacks were called that saw it done, once it is ended. */
        String state();
    }

    private static final class Real implements Cell {
        private final Promise<String> promise = new Promise<>();
        private final Interrupts interrupts = new Interrupts();
        private final AtomicInteger callbacks = new AtomicInteger();
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
        public String interruptibly() {
            return interrupts.orElse(INTERRUPTED, this::result);
        }

        @Override
        public String join() {
            return interrupts.orElse(INTERRUPTED, this::joined);
        }

        private String joined() {
            try {
                return promise.future().join();
            } catch (CancellationException e) {
                return "CANCELLED";
            } catch (CompletionException e) {
                return "FAILED";
            }
        }

        @Override
        public void interrupt() {
            interrupts.interrupt();
        }

        @Override
        public void tell() {
            callbacks.incrementAndGet();
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
            int waiters = FutureAccess.waiters(List.of(promise.future()));
            int left = waiters == 0 ? 0 : waiters - callbacks.get();
            promise.future().cancel(true);
            return told + " told, " + status + ", " + left + " waiting";
        }
    }

    /** For one thread. */
    private static class Plain implements Cell {
        private final @Nullable Choices choices;
        private Future.Status status = Future.Status.PENDING;
        private String value = "";
        private int callbacks;
        private int told;
        private boolean interrupted;

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

        boolean isOver(boolean interruptibly) {
            return isDone() || (interruptibly && interrupted);
        }

        void await(boolean interruptibly) throws InterruptedException {
            Waits.until(isOver(interruptibly));
        }

        @Override
        public String result() throws InterruptedException {
            await(false);
            return outcome();
        }

        @Override
        public String resultInTime() throws InterruptedException {
            return !isDone() && choices != null && choices.maybe() ? TIME_UP : result();
        }

        @Override
        public String interruptibly() throws InterruptedException {
            await(true);
            return isDone() ? outcome() : INTERRUPTED;
        }

        @Override
        public String join() throws InterruptedException {
            await(false);
            return outcome();
        }

        private String outcome() {
            return status == Future.Status.SUCCEEDED ? value : status();
        }

        @Override
        public void interrupt() {
            interrupted = true;
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
            return told + " told, " + status + ", 0 waiting";
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
        void await(boolean interruptibly) throws InterruptedException {
            synchronized (this) {
                while (!isOver(interruptibly)) {
                    wait();
                }
            }
        }

        @Override
        public void interrupt() {
            super.interrupt();
            synchronized (this) {
                notifyAll();
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
        query("interruptibly", Cell::interruptibly);
        query("join", Cell::join);
        action("interrupt", Cell::interrupt);
        var tell = action("whenDone", Cell::tell);
        orBefore(start);
        actor(start, complete.with("a"));
        actor(tell, cancel.with(true));
        observe(Cell::state);
    }
}
