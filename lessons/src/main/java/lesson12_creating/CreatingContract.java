package lesson12_creating;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.lessons.kit.Meeting;
import io.raceproof.lessons.kit.Quiescence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What the learner's pool must do besides being safe. One thread calls it and plays its workers, but for one check. */
final class CreatingContract {
    private CreatingContract() {}

    // @start region="test"
    static void threeJobsAndTwoWorkers(LazyPool pool) throws InterruptedException {
        CountDownLatch submitted = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            pool.submit(() -> {
                awaitQuietly(submitted);
                done.countDown();
            });
        }
        require(pool.workers() == 2, "there are " + pool.workers() + " workers for three jobs");
        submitted.countDown();
        require(done.await(10, TimeUnit.SECONDS), "a job was not run");
    }
    // @end

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Site site(int max) {
        return new Site(max, starter -> new CrewPool(max, starter));
    }

    static void startsLazily() {
        Site site = site(2);
        require(site.started() == 0, site.started() + " threads were started before there was a job");
        for (int job = 1; job <= 3; job++) {
            site.submit(job == 3 ? 1 : job);
            require(
                    site.started() == Math.min(job, 2),
                    "a pool of at most two workers got " + job + " jobs, none has been run, and it has started "
                            + site.started() + " threads");
        }
        require(
                site.balance(1) == -2 && site.balance(2) == -1,
                "a job was run by the thread that submitted it: only workers run jobs");
        require(
                site.pool().workers() == 2,
                "two workers are started, and workers() says " + site.pool().workers());
    }

    static void runsWhatWaits() {
        Site site = site(2);
        for (int round = 1; round <= 3; round++) {
            site.submit(1);
            site.submit(2);
            site.submit(2);
            require(
                    site.started() == 2 * round,
                    "all workers had ended, three jobs were submitted, and the pool has started "
                            + (site.started() - 2 * (round - 1)) + " threads for them, not two");
            List<Integer> end = site.end();
            require(
                    site.balance(1) == 0 && site.balance(2) == 0,
                    "three jobs were submitted and the workers have run: " + -site.balance(1) + " and "
                            + -site.balance(2)
                            + " are missing of the first kind and of the second (below 0: run twice)");
            require(end.get(3) == 0, "all workers have ended, and workers() says " + end.get(3));
        }
        runsItEachTime();
    }

    private static void runsItEachTime() {
        List<Runnable> workers = new ArrayList<>();
        CrewPool pool = new CrewPool(1, workers::add);
        AtomicInteger done = new AtomicInteger();
        Runnable job = done::incrementAndGet;
        for (int i = 0; i < 3; i++) {
            pool.submit(job);
        }
        Throwable thrown = runNext(workers);
        require(
                thrown == null && done.get() == 3,
                "one job was submitted three times and was run " + done + " times"
                        + (thrown == null ? "" : ": " + thrown));
    }

    static void stillConcurrent() throws InterruptedException {
        List<Thread> threads = new ArrayList<>(); // only this thread submits, and so starts threads
        CrewPool pool = new CrewPool(2, worker -> {
            Thread thread = new Thread(worker, "worker");
            thread.setDaemon(true);
            threads.add(thread);
        });
        Meeting meeting = new Meeting(2);
        pool.submit(meeting::attend);
        pool.submit(meeting::attend);
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            require(Quiescence.join(thread), "a worker does not end when it finds no job");
        }
        meeting.require("two jobs could not run at the same time: hold no lock while a job runs");
    }

    static void replacesTheDead() {
        AtomicInteger started = new AtomicInteger();
        List<Runnable> workers = new ArrayList<>();
        CrewPool pool = new CrewPool(1, worker -> {
            started.incrementAndGet();
            workers.add(worker);
        });
        AtomicInteger done = new AtomicInteger();
        for (int round = 1; round <= 3; round++) {
            Throwable failure = round == 2 ? new StackOverflowError() : new IllegalStateException("a job that fails");
            pool.submit(() -> {
                pool.submit(done::incrementAndGet); // waits, in whatever order the pool takes its jobs
                fail(failure);
            });
            Throwable thrown = runNext(workers);
            require(
                    thrown == failure,
                    "a job threw " + failure + ", and its worker's thread "
                            + (thrown == null ? "has seen nothing of it" : "got " + thrown)
                            + ": the exception ends the thread");
            require(
                    !workers.isEmpty(),
                    "a job threw and ended its worker, another job waits, and no other worker was started for it");
            Throwable second = runNext(workers);
            require(second == null, "a worker that had a job to run threw " + second);
            require(
                    done.get() == round,
                    "a job that waited when a worker died was run " + (done.get() - round + 1) + " times");
            require(workers.isEmpty(), "a worker was started although no job waited");
            require(pool.workers() == 0, "all workers have ended, and workers() says " + pool.workers());
        }
        pool.submit(() -> fail(new IllegalStateException("a job that fails")));
        runNext(workers);
        require(workers.isEmpty(), "a worker died, no job waited, and another one was started");
        require(started.get() == 7, "seven threads were needed, and " + started + " were started");
    }

    private static void fail(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    /** A worker dies, and its successor cannot be started, nor the worker of the next job; then threads can be started again. */
    static void survivesAFailedSuccessor() {
        AtomicBoolean works = new AtomicBoolean(true);
        List<Runnable> workers = new ArrayList<>();
        Error cannot = new OutOfMemoryError("unable to create native thread");
        CrewPool pool = new CrewPool(1, failing(workers::add, works, cannot));
        List<String> done = new ArrayList<>();
        pool.submit(() -> {
            pool.submit(() -> done.add("waiting"));
            fail(new IllegalStateException("a job that fails"));
        });
        works.set(false);
        runNext(workers);
        require(
                pool.workers() == 0,
                "a worker died, its successor could not be started, and workers() says " + pool.workers());
        try {
            pool.submit(() -> done.add("refused"));
            throw new AssertionError("there is no worker, none can be started, and submit does not throw");
        } catch (OutOfMemoryError asItShould) {
            works.set(true);
        }
        pool.submit(() -> done.add("next"));
        runNext(workers);
        Collections.sort(done);
        require(
                done.equals(List.of("next", "waiting")),
                "a job waited when a worker died without a successor, one was refused as no thread could be started, and"
                        + " then threads could be started for the next; run were " + done + ", not [next, waiting]");
        require(
                workers.isEmpty() && pool.workers() == 0,
                "all workers have ended, and workers() says " + pool.workers());
    }

    private static @Nullable Throwable runNext(List<Runnable> workers) {
        require(!workers.isEmpty(), "a job was submitted, there was no worker, and none was started");
        try {
            workers.remove(0).run();
            return null;
        } catch (RuntimeException | Error thrown) {
            return thrown;
        }
    }

    static void survivesAFailedStart() {
        for (Error cannot : List.of(new OutOfMemoryError("unable to create native thread"), new Error("no thread"))) {
            AtomicBoolean works = new AtomicBoolean();
            Site site = new Site(1, starter -> new CrewPool(1, failing(starter, works, cannot)));
            for (int i = 0; i < 2; i++) {
                require(
                        submit(site, 1) == cannot,
                        "there is no worker, the thread cannot be started, and submit does not throw what the start threw");
                require(
                        site.pool().workers() == 0,
                        "a thread could not be started, and workers() says "
                                + site.pool().workers());
            }
            works.set(true);
            require(submit(site, 2) == null, "a thread can be started again, and submit threw");
            List<Integer> end = site.end();
            require(
                    site.balance(2) == 0 && end.get(3) == 0,
                    "after two threads could not be started, the next job was "
                            + (site.balance(2) == 0 ? "run" : "not run once") + ", and at the end workers() says "
                            + end.get(3));
            require(site.balance(1) == -2, "submit threw, and the job was run all the same");
        }
    }

    static void relyOnTheOthers() {
        for (int maxWorkers = 2; maxWorkers <= 3; maxWorkers++) {
            int max = maxWorkers;
            AtomicBoolean works = new AtomicBoolean(true);
            Error cannot = new OutOfMemoryError("unable to create native thread");
            Site site = new Site(max, starter -> new CrewPool(max, failing(starter, works, cannot)));
            require(submit(site, 1) == null, "submit threw although the thread was started");
            works.set(false);
            require(
                    submit(site, 2) == null,
                    "there is a worker, and submit threw because it could not start one more: the job can wait for the"
                            + " worker that there is");
            require(
                    site.pool().workers() == 1,
                    "one worker is started, one could not be started, and workers() says "
                            + site.pool().workers());
            works.set(true);
            require(submit(site, 2) == null && site.started() == 2, "a thread can be started again, and was not");
            List<Integer> end = site.end();
            require(
                    site.balance(1) == 0 && site.balance(2) == 0 && end.get(3) == 0,
                    "three jobs were accepted, " + (3 + site.balance(1) + site.balance(2)) + " were run, and at the end"
                            + " workers() says " + end.get(3));
        }
    }

    private static LazyPool.ThreadStarter failing(
            LazyPool.ThreadStarter starter, AtomicBoolean works, Error cannotBeStarted) {
        return worker -> {
            if (!works.get()) {
                throw cannotBeStarted;
            }
            starter.start(worker);
        };
    }

    private static @Nullable Throwable submit(Site site, int job) {
        try {
            site.submit(job);
            return null;
        } catch (Error thrown) {
            return thrown;
        }
    }
}
