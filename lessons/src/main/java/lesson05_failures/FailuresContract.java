package lesson05_failures;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.Promise;
import io.raceproof.futures.ShutdownMode;
import io.raceproof.futures.Task;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.lessons.kit.Quiescence;
import io.raceproof.lessons.kit.VirtualClock;
import io.raceproof.lessons.lab.Check;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lesson05_failures.Batch.End;
import lesson05_failures.Batch.Job;
import lesson05_failures.Batch.Report;
import org.jspecify.annotations.Nullable;

/** What a batch must do: each method is one check. Jobs take their seconds on a virtual clock: nobody sleeps. */
final class FailuresContract {
    private static final int DAY = 24 * 60 * 60;

    private FailuresContract() {}

    static void reportsEachAsItEnds(Supplier<? extends Batch> batches) throws Exception {
        try (Trial trial = new Trial(3)) {
            trial.run(
                    batches.get(),
                    DAY,
                    trial.job("slow", 3, () -> 30),
                    trial.job("quick", 1, () -> 10),
                    trial.job("other", 2, () -> null));
            trial.require(new Report("quick", End.DONE, 10), 1);
            trial.require(new Report("other", End.DONE, null), 2);
            trial.require(new Report("slow", End.DONE, 30), 3);
            require(trial.reports.size() == 3, "three jobs got " + trial.reports.size() + " reports");
        }
    }

    static void runsThemAtTheSameTime(Supplier<? extends Batch> batches) throws Exception {
        try (Trial trial = new Trial(2)) {
            trial.run(batches.get(), DAY, trial.job("left", 5, () -> 1), trial.job("right", 5, () -> 2));
            require(
                    trial.clock.now().toSeconds() < 10,
                    "two jobs of five seconds each took " + trial.clock.now().toSeconds()
                            + " seconds with two workers: submit all before you wait for one");
        }
    }

    static void reportsWhatWasThrown(Supplier<? extends Batch> batches) throws Exception {
        Exception checked = new IOException("disk full");
        Error error = new AssertionError("poison");
        Exception withCause = new IllegalStateException("no connection", new IOException("cable"));
        try (Trial trial = new Trial(1)) {
            trial.run(
                    batches.get(),
                    DAY,
                    trial.job("before", 1, () -> 1),
                    trial.poison("checked", 1, checked),
                    trial.job("error", 1, () -> {
                        throw error;
                    }),
                    trial.poison("with a cause", 1, withCause),
                    trial.job("after", 1, () -> 2));
            trial.require(new Report("before", End.DONE, 1), 1);
            trial.require(new Report("checked", End.FAILED, checked), 2);
            trial.require(new Report("error", End.FAILED, error), 3);
            trial.require(new Report("with a cause", End.FAILED, withCause), 4);
            trial.require(new Report("after", End.DONE, 2), 5);
        }
    }

    /** A job may throw the very exceptions that a future throws about other jobs. */
    static void isNotMisledByATask(Supplier<? extends Batch> batches) throws Exception {
        List<Exception> thrown = List.of(
                new TimeoutException("the server did not answer"),
                new CancellationException("the customer did not want it"),
                new CompletionException(new IOException("part of the job")),
                new InterruptedException("of the job"));
        try (Trial trial = new Trial(1)) {
            List<Job> jobs = new ArrayList<>();
            for (Exception each : thrown) {
                jobs.add(trial.poison(each.getClass().getSimpleName(), 1, each));
            }
            trial.run(batches.get(), DAY, jobs.toArray(new Job[0]));
            for (int i = 0; i < jobs.size(); i++) {
                trial.require(new Report(jobs.get(i).name(), End.FAILED, thrown.get(i)), i + 1);
            }
        }
    }

    /** A job may look for what is wrong, and return it. */
    static void reportsAnExceptionThatIsReturned(Supplier<? extends Batch> batches) throws Exception {
        Exception found = new IOException("disk full");
        try (Trial trial = new Trial(1)) {
            trial.run(batches.get(), DAY, trial.job("collects", 1, () -> found));
            trial.require(new Report("collects", End.DONE, found), 1);
        }
    }

    static void tellsCancelledFromFailed(Supplier<? extends Batch> batches) throws Exception {
        try (Trial trial = new Trial(1)) {
            trial.later(1, () -> trial.pool.shutdown(ShutdownMode.CANCEL_PENDING));
            trial.run(
                    batches.get(),
                    DAY,
                    trial.job("running", 2, () -> 1),
                    trial.job("waiting", 1, () -> 2),
                    trial.job("waiting, too", 1, () -> 3));
            trial.require(new Report("waiting", End.CANCELLED, null), 1);
            trial.require(new Report("waiting, too", End.CANCELLED, null), 1);
            trial.require(new Report("running", End.DONE, 1), 2);
        }
    }

    static void tellsLateFromFailed(Supplier<? extends Batch> batches) throws Exception {
        Exception poison = new IOException("disk full");
        try (Trial trial = new Trial(4)) {
            trial.run(
                    batches.get(),
                    10,
                    trial.job("twin", 20, () -> 1),
                    trial.job("twin", 1, () -> 2),
                    trial.poison("poison", 5, poison),
                    trial.job("forever", DAY, () -> 3));
            trial.require(new Report("twin", End.DONE, 2), 1);
            trial.require(new Report("poison", End.FAILED, poison), 5);
            trial.require(new Report("twin", End.LATE, null), 10);
            trial.require(new Report("forever", End.LATE, null), 10);
            require(trial.reports.size() == 4, "four jobs got " + trial.reports.size() + " reports");
        }
    }

    /** A time that failed, or that somebody cancelled, is up as well. */
    static void tellsLateFromCancelled(Supplier<? extends Batch> batches) throws Exception {
        tellsLateFromCancelled(batches, time -> time.fail(new IllegalStateException("the clock has stopped")));
        tellsLateFromCancelled(batches, time -> time.future().cancel());
    }

    private static void tellsLateFromCancelled(Supplier<? extends Batch> batches, Consumer<Promise<String>> end)
            throws Exception {
        try (Trial trial = new Trial(1)) {
            trial.timeEnds = end;
            trial.run(batches.get(), 10, trial.job("running", 20, () -> 1), trial.job("waiting", 1, () -> 2));
            trial.require(new Report("running", End.LATE, null), 10);
            trial.require(new Report("waiting", End.LATE, null), 10);
        }
    }

    /** The listener is slow: while it works, a job ends, and then the time is up. */
    static void tellsDoneFromLate(Supplier<? extends Batch> batches) throws Exception {
        try (Trial trial = new Trial(3)) {
            trial.listener = report -> trial.passSeconds(report.job().equals("first") ? 12 : 0);
            trial.run(
                    batches.get(),
                    10,
                    trial.job("in time", 5, () -> 1),
                    trial.job("late", DAY, () -> 2),
                    trial.job("first", 1, () -> 3));
            trial.require(new Report("in time", End.DONE, 1), 13);
            trial.require(new Report("late", End.LATE, null), 13);
        }
    }

    /** What was late in one batch is done in the middle of the next. */
    static void startsAfresh(Supplier<? extends Batch> batches) throws Exception {
        try (Trial trial = new Trial(3)) {
            Batch batch = batches.get();
            trial.run(batch, 10, trial.job("late", 15, () -> 1));
            trial.run(batch, DAY, trial.job("before", 1, () -> 2), trial.job("after", 20, () -> 3));
            trial.require(new Report("late", End.LATE, null), 10);
            trial.require(new Report("before", End.DONE, 2), 11);
            trial.require(new Report("after", End.DONE, 3), 30);
            require(
                    trial.reports.size() == 3,
                    "a batch of one job and then, with the same object, one of two jobs got these reports: "
                            + trial.reports);
        }
    }

    static void reportsTheSameJobTwice(Supplier<? extends Batch> batches) throws Exception {
        try (Trial trial = new Trial(2)) {
            Job job = trial.job("twice", 1, () -> 1);
            trial.run(batches.get(), DAY, job, job);
            require(
                    trial.reports.equals(List.of(new Report("twice", End.DONE, 1), new Report("twice", End.DONE, 1))),
                    "a job that stands in the batch twice was reported as " + trial.reports);
        }
    }

    static void endsWithTheLastJob(Supplier<? extends Batch> batches) throws Exception {
        try (Trial trial = new Trial(1)) {
            trial.run(batches.get(), DAY);
            trial.run(batches.get(), DAY, trial.job("only", 1, () -> 1));
            require(
                    trial.clock.now().toSeconds() < DAY,
                    "all jobs were reported, and run waited on, until the time was up");
        }
    }

    static void tellsInTheCallersThread(Supplier<? extends Batch> batches) throws Exception {
        Set<Thread> threads = new HashSet<>();
        try (Trial trial = new Trial(2)) {
            trial.listener = report -> {
                synchronized (threads) {
                    threads.add(Thread.currentThread());
                }
            };
            trial.run(
                    batches.get(),
                    10,
                    trial.job("done", 1, () -> 1),
                    trial.poison("poison", 2, new IOException("disk full")),
                    trial.job("late", 20, () -> 2));
            require(
                    trial.callers.containsAll(threads),
                    "the listener was called in another thread than the one that called run, which it need not expect");
        }
    }

    static void outlivesAListenerThatThrows(Supplier<? extends Batch> batches) throws Exception {
        outlives(batches.get(), report -> {
            throw new IllegalStateException("the listener cannot print " + report.job());
        });
        outlives(batches.get(), report -> {
            throw new AssertionError("the listener did not expect " + report.job());
        });
    }

    private static void outlives(Batch batch, Consumer<Report> thrower) throws Exception {
        try (Trial trial = new Trial(1)) {
            trial.listener = report -> {
                if (report.end() != End.FAILED) {
                    thrower.accept(report);
                }
            };
            trial.run(
                    batch,
                    10,
                    trial.job("done", 1, () -> 1),
                    trial.poison("poison", 1, new IOException("disk full")),
                    trial.job("late", 20, () -> 2),
                    trial.job("late, too", 20, () -> 3));
            List<End> ends = trial.reports.stream().map(Report::end).toList();
            require(
                    ends.equals(List.of(End.DONE, End.FAILED, End.LATE, End.LATE)),
                    "the listener threw at three of four reports, and those that came were " + ends);
        }
    }

    /** A batch that is run in a thread of its own, on a clock of its own. */
    private static final class Trial implements AutoCloseable {
        final VirtualClock clock = VirtualClock.start();
        final PoolExecutor pool;
        final List<Report> reports = new CopyOnWriteArrayList<>();
        /** When each came, in seconds. */
        final List<Long> times = new CopyOnWriteArrayList<>();

        final List<Thread> callers = new ArrayList<>();

        /** Written before the batch is run. */
        Consumer<Report> listener = report -> {};

        /** Written before the batch is run. */
        Consumer<Promise<String>> timeEnds = time -> time.complete("the time is up");

        Trial(int workers) {
            pool = ThreadPoolExecutor.ofWorkers(workers);
        }

        Job job(String name, int seconds, Task<?> task) {
            return new Job(name, () -> {
                clock.sleep(Duration.ofSeconds(seconds));
                return task.call();
            });
        }

        Job poison(String name, int seconds, Exception thrown) {
            return job(name, seconds, () -> {
                throw thrown;
            });
        }

        /** Whether they have gone by; an interrupt ends the wait and is kept. */
        boolean passSeconds(int seconds) {
            try {
                clock.sleep(Duration.ofSeconds(seconds));
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        /** Does something when so many seconds have gone by. */
        void later(int seconds, Runnable action) {
            start("later", () -> {
                if (passSeconds(seconds)) {
                    action.run();
                }
            });
        }

        /** Returns when it has returned. */
        void run(Batch batch, int limit, Job... jobs) throws InterruptedException {
            Promise<String> timeUp = new Promise<>();
            later(limit, () -> timeEnds.accept(timeUp));
            AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
            Consumer<Report> recording = report -> {
                times.add(clock.now().toSeconds());
                reports.add(report);
                listener.accept(report);
            };
            Thread caller = start("caller", () -> {
                try {
                    batch.run(pool, List.of(jobs), timeUp.future(), recording);
                } catch (Throwable t) {
                    thrown.set(t);
                }
            });
            callers.add(caller);
            Check.require(Quiescence.join(caller), "run does not return; the reports until then were " + reports);
            Throwable t = thrown.get();
            if (t != null && reports.size() < jobs.length) {
                throw new CompletionException(t);
            }
        }

        /** Requires that a job was reported so, at that second. */
        void require(Report report, long second) {
            int index = reports.indexOf(report);
            Check.require(index >= 0, "there is no report " + words(report) + "; there are " + reports);
            Check.require(
                    times.get(index) == second,
                    "the report " + words(report) + " was due after " + second + " seconds, and came after "
                            + times.get(index));
        }

        private static String words(Report report) {
            return "\"" + report.job() + ": " + report.end() + (report.detail() == null ? "" : ", " + report.detail())
                    + "\"";
        }

        @Override
        public void close() {
            clock.close();
            pool.shutdown(ShutdownMode.CANCEL_PENDING);
        }
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
