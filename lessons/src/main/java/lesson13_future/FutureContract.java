package lesson13_future;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.lessons.kit.Quiescence;
import io.raceproof.stress.race.Call;
import io.raceproof.stress.race.Operation;
import io.raceproof.stress.race.Outcome;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Waits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import lesson13_future.SmallFuture.Report;
import org.jspecify.annotations.Nullable;

/** What a future must do: each method is one check. Time-outs of the clock do not decide. */
final class FutureContract {
    private static final int WAITERS = 3;

    private FutureContract() {}

    static Report report(int pages) {
        Report report = new Report();
        report.setPages(pages);
        return report;
    }

    static boolean complete(SmallFuture future, int pages) {
        return future.complete(report(pages));
    }

    static String text(@Nullable Report report) {
        return report == null ? "no report" : report.pages() + " pages";
    }

    /** What a thread sees that does not want to wait. */
    static String look(SmallFuture future) throws InterruptedException {
        if (!future.isDone()) {
            return "not done";
        }
        try {
            return text(future.get());
        } catch (CancellationException e) {
            return "cancelled";
        }
    }

    // @start region="test"
    static void a_report_comes_through(SmallFuture future) throws InterruptedException {
        Thread writer = new Thread(() -> future.complete(report(7)));
        writer.start();
        Report report = future.get();
        require(report != null && report.pages() == 7, "the report has not come through");
        require(!future.cancel(), "a completed future was cancelled");
    }
    // @end

    static void isCompletedOnce(Supplier<? extends SmallFuture> futures) throws InterruptedException {
        SmallFuture future = futures.get();
        require(look(future).equals("not done"), "a new future is done: " + look(future));
        require(complete(future, 7), "complete returned false, and the future had not been completed or cancelled");
        require(look(future).equals("7 pages"), "completed with 7 pages, and a look sees: " + look(future));
        require(!complete(future, 9), "the future was completed, and a second complete returned true");
        require(!future.cancel(), "the future was completed, and cancel returned true");
        require(
                look(future).equals("7 pages"),
                "completed with 7 pages, then with 9, then cancelled, and a look sees: " + look(future));
    }

    static void isCancelledOnce(Supplier<? extends SmallFuture> futures) throws InterruptedException {
        SmallFuture future = futures.get();
        require(future.cancel(), "cancel returned false, and the future had not been completed or cancelled");
        require(future.isDone(), "a cancelled future is done, and isDone returned false");
        require(look(future).equals("cancelled"), "the future was cancelled, and get returned: " + look(future));
        require(!future.cancel(), "the future was cancelled, and a second cancel returned true");
        require(!complete(future, 7), "the future was cancelled, and complete returned true");
        require(
                look(future).equals("cancelled"),
                "cancelled, then completed with 7 pages, and a look sees: " + look(future));
    }

    static void nullIsAResult(Supplier<? extends SmallFuture> futures) throws InterruptedException {
        SmallFuture future = futures.get();
        require(future.complete(null), "complete(null) returned false");
        require(future.isDone(), "the future was completed with null, and isDone returned false");
        require(look(future).equals("no report"), "completed with null, and a look sees: " + look(future));
        require(!complete(future, 7), "the future was completed with null, and a second complete returned true");
        require(!future.cancel(), "the future was completed with null, and cancel returned true");
    }

    static void twoAreTwo(Supplier<? extends SmallFuture> futures) throws InterruptedException {
        SmallFuture one = futures.get();
        SmallFuture other = futures.get();
        complete(one, 7);
        require(!other.isDone(), "one future was completed, and another one is done, too");
        require(other.cancel(), "one future was completed, and another one could not be cancelled");
    }

    static void wakesAll(Supplier<? extends SmallFuture> futures) throws InterruptedException {
        SmallFuture future = futures.get();
        List<Waiting> all = waiting(future);
        complete(future, 7);
        for (Waiting one : all) {
            one.mustEndWith("7 pages", WAITERS + " threads waited and the future was completed");
        }
    }

    static void tellsOfTheCancellation(Supplier<? extends SmallFuture> futures) throws InterruptedException {
        SmallFuture future = futures.get();
        List<Waiting> all = waiting(future);
        future.cancel();
        for (Waiting one : all) {
            one.mustEndWith("cancelled", WAITERS + " threads waited and the future was cancelled");
        }
    }

    static void bearsAnInterrupt(Supplier<? extends SmallFuture> futures) throws InterruptedException {
        SmallFuture future = futures.get();
        List<Waiting> all = waiting(future);
        all.get(0).thread.interrupt();
        all.get(0).mustEndWith("interrupted", "a thread waited in get and was interrupted");
        require(!future.isDone(), "a thread that waited was interrupted, and the future is done");
        require(complete(future, 7), "a thread that waited was interrupted, and the future cannot be completed");
        for (Waiting one : all.subList(1, all.size())) {
            one.mustEndWith(
                    "7 pages", "one of " + WAITERS + " waiting threads was interrupted, then the future completed");
        }
    }

    /** A wait may return although nobody has signalled (JLS 17.2.1): here somebody does, for no reason. */
    static void bearsASpuriousWakeUp(Supplier<? extends SmallFuture> futures) throws InterruptedException {
        SmallFuture future = futures.get();
        List<Waiting> all = waiting(future);
        synchronized (future) {
            future.notifyAll();
        }
        Thread first = all.get(0).thread;
        boolean ended = Quiescence.await(millis -> {
            first.join(millis);
            return !first.isAlive();
        });
        require(!ended, "a thread that waited was woken without a reason, and get ended with: " + all.get(0).seen);
        complete(future, 7);
        for (Waiting one : all) {
            one.mustEndWith(
                    "7 pages", "threads that waited were woken without a reason, then the future was completed");
        }
    }

    /** Some threads in get, all of them asleep. */
    private static List<Waiting> waiting(SmallFuture future) throws InterruptedException {
        List<Waiting> all = new ArrayList<>();
        for (int i = 0; i < WAITERS; i++) {
            Waiting one = new Waiting(future);
            all.add(one);
            boolean quiet = Quiescence.await(millis -> {
                one.thread.join(Math.min(1, millis));
                return one.thread.getState() != Thread.State.RUNNABLE;
            });
            require(quiet, "a thread that waits in get runs in a loop and uses a processor that others need");
            require(one.thread.isAlive(), "the future is not done, and get has ended: " + one.seen);
        }
        return all;
    }

    /** A thread in get, and what it saw. */
    private static final class Waiting {
        private volatile String seen = "nothing";
        private final Thread thread;

        Waiting(SmallFuture future) {
            thread = new Thread(() -> seen = outcomeOf(future), "waiter");
            thread.setDaemon(true);
            thread.start();
        }

        private static String outcomeOf(SmallFuture future) {
            try {
                return text(future.get());
            } catch (InterruptedException e) {
                return "interrupted";
            } catch (CancellationException e) {
                return "cancelled";
            } catch (RuntimeException | Error e) {
                return e.toString();
            }
        }

        void mustEndWith(String expected, String when) throws InterruptedException {
            require(Quiescence.join(thread), when + ", and one of them waits on");
            require(seen.equals(expected), when + ", and get ended with: " + seen);
        }
    }

    /** What the races of this lesson have in common. */
    abstract static class Futures extends Race<SmallFuture> {
        final Operation<SmallFuture, Integer> complete = query("complete", FutureContract::complete, 7, 9);
        final Call<SmallFuture> cancel = query("cancel", SmallFuture::cancel);
        final Call<SmallFuture> look = query("look", FutureContract::look);
        final Call<SmallFuture> get = query("get", future -> FutureContract.text(future.get()));

        Futures() {
            reference(() -> new FutureContract.Sequential());
            observe(FutureContract::look);
            name("both succeed", o -> isTrue(o, 0) && isTrue(o, 1));
            name("nothing in it", o -> o.returned("no report"::equals) || o.returned("0 pages"::equals));
            name("not yet", o -> o.returned("not done"::equals));
            name("the report", o -> o.returned("7 pages"::equals));
        }

        /** For a race with a broken version. */
        void hasFixes() {
            fixed("LockedFuture", () -> new LockedFuture());
            fixed("CasFuture", () -> new CasFuture());
        }

        private static boolean isTrue(Outcome outcome, int actor) {
            return Boolean.TRUE.equals(outcome.result(actor, 0));
        }
    }

    /** For one thread. */
    static final class Sequential implements SmallFuture {
        private @Nullable Report report;
        private boolean cancelled;
        private boolean done;

        @Override
        public boolean complete(@Nullable Report result) {
            if (done) {
                return false;
            }
            report = result;
            done = true;
            return true;
        }

        @Override
        public boolean cancel() {
            if (done) {
                return false;
            }
            cancelled = true;
            done = true;
            return true;
        }

        @Override
        public boolean isDone() {
            return done;
        }

        @Override
        public @Nullable Report get() {
            Waits.until(done);
            if (cancelled) {
                throw new CancellationException();
            }
            return report;
        }
    }
}
