package io.raceproof.lessons.lesson07;

import static io.raceproof.lessons.Contract.require;

import io.raceproof.lessons.Contract;
import io.raceproof.lessons.kit.Patience;
import io.raceproof.lessons.lesson07.SmallPool.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import lesson07.JobPool;

/** What the learner's pool must do besides being safe. */
public final class PoolContract implements Contract {
    /** For the grader. */
    public PoolContract() {}

    @Override
    public List<Check> checks() {
        return List.of(
                new Check("DRAIN runs what waits", PoolContract::drains),
                new Check("CANCEL cancels what waits", PoolContract::cancels),
                new Check("a pool that is shut down takes no job", PoolContract::refuses),
                new Check("CANCEL after DRAIN cancels after all", PoolContract::cancelsAfterAll),
                new Check("a worker that waits gets the next job", PoolContract::wakesForAJob),
                new Check("workers that wait go home at the shutdown", PoolContract::wakesForTheEnd),
                new Check("a job may use the pool it runs in", PoolContract::jobsUseThePool),
                new Check("two jobs can run at the same time", PoolContract::stillConcurrent));
    }

    private static void drains() throws InterruptedException {
        JobPool pool = new JobPool();
        List<CountedJob> jobs = submitThree(pool);
        pool.shutdown(Mode.DRAIN);
        join(worker(pool), "a worker does not go home when the pool is shut down and all is done");
        for (CountedJob job : jobs) {
            require(
                    job.runs() == 1 && job.cancellations() == 0,
                    "a job that waited at shutdown(DRAIN) was run " + job.runs() + " times and cancelled "
                            + job.cancellations() + " times");
        }
    }

    private static void cancels() throws InterruptedException {
        JobPool pool = new JobPool();
        List<CountedJob> jobs = submitThree(pool);
        pool.shutdown(Mode.CANCEL);
        join(worker(pool), "a worker does not go home after shutdown(CANCEL)");
        for (CountedJob job : jobs) {
            require(
                    job.runs() == 0 && job.cancellations() == 1,
                    "a job that waited at shutdown(CANCEL) was run " + job.runs() + " times and cancelled "
                            + job.cancellations() + " times");
        }
    }

    private static void refuses() throws InterruptedException {
        JobPool pool = new JobPool();
        pool.shutdown(Mode.DRAIN);
        CountedJob late = new CountedJob();
        require(!pool.submit(late), "submit after shutdown returned true");
        join(worker(pool), "a worker does not go home after a shutdown");
        require(
                late.runs() == 0 && late.cancellations() == 0,
                "a job that was refused was run " + late.runs() + " times and cancelled " + late.cancellations()
                        + " times");
    }

    private static void cancelsAfterAll() {
        JobPool pool = new JobPool();
        CountedJob job = new CountedJob();
        require(pool.submit(job), "submit returned false before any shutdown");
        pool.shutdown(Mode.DRAIN);
        pool.shutdown(Mode.CANCEL);
        require(
                job.cancellations() == 1,
                "after shutdown(DRAIN) and then shutdown(CANCEL), a job that waited was cancelled "
                        + job.cancellations() + " times");
    }

    private static void wakesForAJob() throws InterruptedException {
        JobPool pool = new JobPool();
        Thread worker = worker(pool);
        awaitWaiting(worker);
        CountedJob job = new CountedJob();
        require(pool.submit(job), "submit returned false before any shutdown");
        pool.shutdown(Mode.DRAIN);
        join(worker, "a worker that waited for a job does not go home at the shutdown");
        require(job.runs() == 1, "a job was run " + job.runs() + " times by a worker that had waited for it");
    }

    private static void wakesForTheEnd() throws InterruptedException {
        JobPool pool = new JobPool();
        List<Thread> workers = List.of(worker(pool), worker(pool));
        for (Thread worker : workers) {
            awaitWaiting(worker);
        }
        pool.shutdown(Mode.DRAIN);
        for (Thread worker : workers) {
            join(worker, "two workers waited, and at the shutdown not both went home: wake them all");
        }
    }

    /** Foreign code is called without the lock: a job that is run or cancelled may do with the pool what it likes. */
    private static void jobsUseThePool() throws InterruptedException {
        JobPool pool = new JobPool();
        AtomicInteger answered = new AtomicInteger();
        SmallPool.Job job = new SmallPool.Job() {
            @Override
            public void run() {
                askFromAnotherThread();
            }

            @Override
            public void cancel() {
                askFromAnotherThread();
            }

            private void askFromAnotherThread() {
                Thread other = new Thread(() -> pool.shutdown(Mode.DRAIN));
                other.setDaemon(true);
                other.start();
                try {
                    Patience.join(other);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                if (!other.isAlive()) {
                    answered.incrementAndGet();
                }
            }
        };
        pool.submit(job);
        pool.shutdown(Mode.CANCEL);
        require(answered.get() == 1, "the pool was locked while a job was told that it is cancelled");
    }

    private static void stillConcurrent() throws InterruptedException {
        JobPool pool = new JobPool();
        CountDownLatch meeting = new CountDownLatch(2);
        AtomicInteger met = new AtomicInteger();
        for (int i = 0; i < 2; i++) {
            pool.submit(new SmallPool.Job() {
                @Override
                public void run() {
                    try {
                        meeting.countDown();
                        if (Patience.await(millis -> meeting.await(millis, TimeUnit.MILLISECONDS))) {
                            met.incrementAndGet();
                        } // else the other never came: the check sees that they have not met
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }

                @Override
                public void cancel() {}
            });
        }
        List<Thread> workers = List.of(worker(pool), worker(pool));
        pool.shutdown(Mode.DRAIN);
        for (Thread worker : workers) {
            join(worker, "a worker does not go home after shutdown(DRAIN)");
        }
        require(met.get() >= 2, "two jobs could not run at the same time: hold no lock while a job runs");
    }

    private static List<CountedJob> submitThree(JobPool pool) {
        List<CountedJob> jobs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            CountedJob job = new CountedJob();
            require(pool.submit(job), "submit returned false before any shutdown");
            jobs.add(job);
        }
        return jobs;
    }

    private static Thread worker(JobPool pool) {
        Thread worker = new Thread(pool::work, "worker");
        worker.setDaemon(true);
        worker.start();
        return worker;
    }

    private static void join(Thread worker, String otherwise) throws InterruptedException {
        require(Patience.join(worker), otherwise);
    }

    /** Until it waits for a signal. One that waits in another way, or not at all, is not held up for long. */
    private static void awaitWaiting(Thread worker) throws InterruptedException {
        Patience.await(millis -> {
            worker.join(Math.min(1, millis));
            return worker.getState() == Thread.State.WAITING;
        });
    }
}
