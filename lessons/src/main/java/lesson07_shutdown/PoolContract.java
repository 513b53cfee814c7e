package lesson07_shutdown;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.lessons.kit.Meeting;
import io.raceproof.lessons.kit.Quiescence;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import lesson07_shutdown.SmallPool.Mode;

/** What the learner's pool must do besides being safe. */
final class PoolContract {
    private static final int MANY = 2_000;
    private static final int SOMETIMES = 10;

    private PoolContract() {}

    /** A job that counts what becomes of it. */
    static final class CountedJob implements SmallPool.Job {
        private final AtomicInteger runs = new AtomicInteger();
        private final AtomicInteger cancellations = new AtomicInteger();

        @Override
        public void run() {
            runs.incrementAndGet();
        }

        @Override
        public void cancel() {
            cancellations.incrementAndGet();
        }

        /** How often it was run. */
        public int runs() {
            return runs.get();
        }

        /** How often it was cancelled. */
        public int cancellations() {
            return cancellations.get();
        }
    }

    static void drains() throws InterruptedException {
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

    /** More than a small queue holds, and one of them twice. */
    static void takesMany() throws InterruptedException {
        JobPool pool = new JobPool();
        CountedJob job = new CountedJob();
        require(pool.submit(job), "submit returned false before any shutdown");
        for (int i = 0; i < MANY; i++) {
            require(
                    pool.submit(new CountedJob()),
                    "submit returned false before any shutdown, when " + (i + 1) + " jobs waited");
        }
        require(pool.submit(job), "submit returned false before any shutdown");
        pool.shutdown(Mode.DRAIN);
        require(job.runs() == 0, "no worker had come, and shutdown ran a job itself: it must return at once");
        join(worker(pool), "a worker does not go home when the pool is shut down and all is done");
        require(job.runs() == 2, "a job that was accepted twice was run " + job.runs() + " times");
    }

    static void cancels() throws InterruptedException {
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

    static void refuses() throws InterruptedException {
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

    static void cancelsAfterAll() {
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

    static void wakesForAJob() throws InterruptedException {
        JobPool pool = new JobPool();
        Thread worker = worker(pool);
        awaitWaiting(worker);
        CountedJob job = new CountedJob();
        require(pool.submit(job), "submit returned false before any shutdown");
        boolean wasRun = Quiescence.await(millis -> {
            worker.join(millis);
            return job.runs() > 0;
        });
        require(
                wasRun,
                "a worker waited, a job was submitted, and it was run 0 times: the worker waits on, or went home");
        pool.shutdown(Mode.DRAIN);
        join(worker, "a worker that waited for a job does not go home at the shutdown");
        require(job.runs() == 1, "a job was run " + job.runs() + " times by a worker that had waited for it");
    }

    /**
     * Two are woken, and there is one job; or one is woken, and the other, which runs, takes the job first. Who finds none has to
     * wait on.
     */
    static void waitsOn() throws InterruptedException {
        JobPool pool = new JobPool();
        List<Thread> workers = List.of(worker(pool), worker(pool));
        for (Thread worker : workers) {
            awaitWaiting(worker);
        }
        JobsInARow jobs = new JobsInARow(pool);
        require(pool.submit(jobs), "submit returned false before any shutdown");
        boolean someoneLeft = Quiescence.await(millis -> {
            workers.get(0).join(millis);
            return workers.stream().anyMatch(worker -> !worker.isAlive());
        });
        require(!someoneLeft, "two workers waited, a job came, and a worker went home although the pool is open");
        pool.shutdown(Mode.DRAIN);
        for (Thread worker : workers) {
            join(worker, "a worker does not go home after shutdown(DRAIN)");
        }
        require(
                jobs.runs.get() == JobsInARow.JOBS,
                JobsInARow.JOBS + " jobs came one after the other, and " + jobs.runs.get() + " were run");
    }

    /** Submits itself again, so that another worker is woken while this one is about to look for a job. */
    private record JobsInARow(SmallPool pool, AtomicInteger runs) implements SmallPool.Job {
        private static final int JOBS = 100;

        JobsInARow(SmallPool pool) {
            this(pool, new AtomicInteger());
        }

        @Override
        public void run() {
            if (runs.incrementAndGet() < JOBS) {
                pool.submit(this);
            }
        }

        @Override
        public void cancel() {}
    }

    static void wakesForTheEnd() throws InterruptedException {
        JobPool pool = new JobPool();
        List<Thread> workers = List.of(worker(pool), worker(pool), worker(pool));
        for (Thread worker : workers) {
            awaitWaiting(worker);
        }
        pool.shutdown(Mode.DRAIN);
        for (Thread worker : workers) {
            join(worker, "three workers waited, and at the shutdown not all of them went home: wake them all");
        }
    }

    /** Foreign code is called without the lock: a job that is run or cancelled may do with the pool what it likes. */
    static void jobsUseThePool() throws InterruptedException {
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
                    Quiescence.join(other);
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

    static void stillConcurrent() throws InterruptedException {
        JobPool pool = new JobPool();
        Meeting meeting = new Meeting(2);
        submitTwoThatMeet(pool, meeting);
        List<Thread> workers = List.of(worker(pool), worker(pool));
        pool.shutdown(Mode.DRAIN);
        for (Thread worker : workers) {
            join(worker, "a worker does not go home after shutdown(DRAIN)");
        }
        meeting.require("two jobs could not run at the same time: hold no lock while a job runs");
    }

    /** The second job comes before the worker who was woken for the first is back, if not each time. Who polls needs no signal. */
    static void wakesForEachJob() throws InterruptedException {
        boolean areWaiting = true;
        for (int i = 0; i < SOMETIMES && areWaiting; i++) {
            JobPool pool = new JobPool();
            List<Thread> workers = List.of(worker(pool), worker(pool));
            areWaiting = awaitWaiting(workers.get(0)) && awaitWaiting(workers.get(1));
            Meeting meeting = new Meeting(2);
            submitTwoThatMeet(pool, meeting);
            Quiescence.await(millis -> {
                workers.get(0).join(Math.min(1, millis));
                return meeting.met() == 2;
            });
            pool.shutdown(Mode.DRAIN);
            for (Thread worker : workers) {
                join(worker, "a worker does not go home after shutdown(DRAIN)");
            }
            meeting.require("two workers waited, two jobs came, and they were not run at the same time");
        }
    }

    private static void submitTwoThatMeet(JobPool pool, Meeting meeting) {
        for (int i = 0; i < 2; i++) {
            pool.submit(new SmallPool.Job() {
                @Override
                public void run() {
                    meeting.attend();
                }

                @Override
                public void cancel() {}
            });
        }
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
        require(Quiescence.join(worker), otherwise);
    }

    /** Until it waits for a signal. One that waits in another way, or not at all, is not held up for long. */
    private static boolean awaitWaiting(Thread worker) throws InterruptedException {
        return Quiescence.await(millis -> {
            worker.join(Math.min(1, millis));
            return worker.getState() == Thread.State.WAITING;
        });
    }

    /** What a worker reads, in whatever order it comes. */
    public static final class LateWorker extends ShutdownLab.Days {
        public LateWorker() {
            broken("FlagPool", () -> Day.of(new FlagPool()));
            actor(work);
            actor(shutdown.with(Mode.DRAIN));
        }
    }
}
