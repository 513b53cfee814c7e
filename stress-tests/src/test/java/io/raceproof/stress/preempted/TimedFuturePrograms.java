package io.raceproof.stress.preempted;

import io.raceproof.futures.Future;
import io.raceproof.futures.FutureInterruptedException;
import io.raceproof.futures.FutureTimeoutException;
import io.raceproof.futures.Futures;
import io.raceproof.futures.Promise;
import io.raceproof.futures.ReturnWhen;
import io.raceproof.futures.internal.future.FutureAccess;
import io.raceproof.stress.harness.programs.Interrupts;
import io.raceproof.stress.harness.programs.PlainFutures;
import io.raceproof.stress.race.Choices;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Waits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Futures, and waits for them that give up after a while: who gives up stands in no future any more, takes no wake-up
 * from another one, keeps or leaves an interrupt as others do, and waits no longer than it said.
 */
public final class TimedFuturePrograms extends Race<TimedFuturePrograms.Pair> {
    /** It runs out by the lens's clock alone. */
    private static final Duration LIMIT = Duration.ofMinutes(50);

    /** As much, and an hour: so far that clock goes forward where it lets all time-outs run out, maybe before the call counts. */
    private static final Duration LONG = Duration.ofMinutes(115);

    private static final Duration A_WHILE = Duration.ofMinutes(40);

    private static final String TIME_UP = "time up";
    private static final String INTERRUPTED = "interrupted";

    /** The operations; each future has a number. */
    interface Pair {
        boolean complete(int future);

        /** Completes it after a while, not as long as others wait. */
        boolean completeLater(int future) throws InterruptedException;

        boolean fail(int future);

        boolean cancel(int future);

        /** What it brought, in time. */
        String resultInTime(int future) throws InterruptedException;

        /** The same, unless interrupted. */
        String interruptiblyInTime(int future) throws InterruptedException;

        /** Interrupts who waits so, now and later. */
        void interrupt();

        /** Waits, without a time-out. */
        String result(int future) throws InterruptedException;

        /** Waits for some in time; whether they had come. */
        String awaitInTime(ReturnWhen condition) throws InterruptedException;

        /** Takes them as they are done, in time; how many. */
        String takeInTime() throws InterruptedException;

        /** Where each stands, and how many who wait are left. */
        String state();
    }

    private static final class Real implements Pair {
        private final List<Promise<String>> promises = List.of(new Promise<>(), new Promise<>());
        private final List<Future<String>> futures =
                promises.stream().map(Promise::future).toList();
        private final Interrupts interrupts = new Interrupts();

        /** In time, or too late: it has begun to count anew. */
        private static String timed(Interrupts.Wait<String> wait) throws InterruptedException {
            long start = System.nanoTime();
            String result = wait.call();
            return System.nanoTime() - start > LONG.toNanos() ? result + ", too late" : result;
        }

        @Override
        public boolean complete(int future) {
            return promises.get(future).tryComplete("done");
        }

        @Override
        public boolean completeLater(int future) throws InterruptedException {
            Thread.sleep(A_WHILE.toMillis());
            return complete(future);
        }

        @Override
        public boolean fail(int future) {
            return promises.get(future).tryFail(new IllegalStateException("planted"));
        }

        @Override
        public boolean cancel(int future) {
            return futures.get(future).cancel();
        }

        @Override
        public String resultInTime(int future) throws InterruptedException {
            return timed(() -> {
                try {
                    return futures.get(future).result(LIMIT);
                } catch (TimeoutException e) {
                    return TIME_UP;
                } catch (CancellationException | CompletionException e) {
                    return futures.get(future).status().name();
                }
            });
        }

        @Override
        public String interruptiblyInTime(int future) {
            return interrupts.orElse(INTERRUPTED, () -> resultInTime(future));
        }

        @Override
        public void interrupt() {
            interrupts.interrupt();
        }

        @Override
        public String result(int future) throws InterruptedException {
            try {
                return futures.get(future).result();
            } catch (CancellationException | CompletionException e) {
                return futures.get(future).status().name();
            }
        }

        @Override
        public String awaitInTime(ReturnWhen condition) throws InterruptedException {
            return timed(() -> Boolean.toString(
                    come(condition, Futures.await(futures, condition, LIMIT).done())));
        }

        private boolean come(ReturnWhen condition, Iterable<Future<String>> done) {
            List<Future.Status> statuses = new ArrayList<>();
            done.forEach(future -> statuses.add(future.status()));
            return PlainFutures.holds(condition, statuses, futures.size());
        }

        @Override
        public String takeInTime() throws InterruptedException {
            return timed(() -> {
                int taken = 0;
                try {
                    for (Future<String> future : Futures.asCompleted(futures, LIMIT)) {
                        taken += future.isDone() ? 1 : 0;
                    }
                } catch (FutureTimeoutException e) {
                    return taken + ", " + TIME_UP;
                } catch (FutureInterruptedException e) {
                    throw new AssertionError("nobody interrupts it", e);
                }
                return Integer.toString(taken);
            });
        }

        @Override
        public String state() {
            return futures.stream().map(Future::status).toList() + ", waiters: " + FutureAccess.waiters(futures);
        }
    }

    /** For one thread. A wait that gives up comes when it holds, or where it does not. */
    private static class Plain extends PlainFutures implements Pair {
        private final @Nullable Choices choices;
        private boolean interrupted;

        Plain(@Nullable Choices choices) {
            super(2);
            this.choices = choices;
        }

        @Override
        public boolean completeLater(int future) {
            return complete(future);
        }

        final String resultOf(int future) {
            return statusOf(future) == Future.Status.SUCCEEDED
                    ? "done"
                    : statusOf(future).name();
        }

        @Override
        public String resultInTime(int future) {
            return isDone(future) ? resultOf(future) : TIME_UP;
        }

        @Override
        public String interruptiblyInTime(int future) {
            return interrupted && choices != null && choices.maybe() ? INTERRUPTED : resultInTime(future);
        }

        @Override
        public void interrupt() {
            interrupted = true;
        }

        @Override
        public String result(int future) throws InterruptedException {
            Waits.until(isDone(future));
            return resultOf(future);
        }

        @Override
        public String awaitInTime(ReturnWhen condition) {
            return Boolean.toString(holds(condition));
        }

        @Override
        public String takeInTime() {
            int done = done().size();
            return done == 2 ? "2" : done + ", " + TIME_UP;
        }
    }

    /** Two that end the same future may both be told that it was they. */
    private static final class Unprotected extends Plain {
        Unprotected() {
            super(null);
        }

        @Override
        protected boolean end(int future, Future.Status how) {
            boolean ended = super.end(future, how);
            synchronized (this) {
                notifyAll();
            }
            return ended;
        }

        @Override
        public synchronized String result(int future) throws InterruptedException {
            while (!isDone(future)) {
                wait();
            }
            return resultOf(future);
        }
    }

    static Pair plain(Choices choices) {
        return new Plain(choices);
    }

    static Pair unprotected() {
        return new Unprotected();
    }

    static Pair real() {
        return new Real();
    }

    /** For the lenses. */
    public TimedFuturePrograms() {
        openReference(choices -> plain(choices));
        broken("unprotected", () -> unprotected());
        fixed("futures", () -> real());

        var complete = query("complete", Pair::complete, 0);
        query("cancel", Pair::cancel, 0);
        var resultInTime = query("resultInTime", Pair::resultInTime, 0);
        query("interruptiblyInTime", Pair::interruptiblyInTime, 0);
        action("interrupt", Pair::interrupt);
        var result = query("result", Pair::result, 0);
        actor(resultInTime.with(0));
        actor(result.with(0));
        actor(complete.with(0));
        observe(Pair::state);
    }
}
