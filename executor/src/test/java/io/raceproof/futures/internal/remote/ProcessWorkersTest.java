package io.raceproof.futures.internal.remote;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.PrTier;
import io.raceproof.futures.internal.future.AbstractFuture;
import io.raceproof.futures.internal.future.Runner;
import io.raceproof.futures.internal.jvm.Threads;
import io.raceproof.futures.internal.park.Deadline;
import io.raceproof.futures.process.Exit;
import io.raceproof.futures.process.SilentWorkers;
import io.raceproof.futures.process.WorkerProcess;
import io.raceproof.futures.process.WorkerSettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker that cannot be started, or that ends unseen, breaks the pool, whatever the reason; nothing hangs. */
@Timeout(120)
class ProcessWorkersTest {
    @SuppressWarnings("StaticAssignmentOfThrowable") // the same one must come out
    private static final Error NO_THREAD = new OutOfMemoryError("unable to create native thread");

    private static final long NEVER = TimeUnit.DAYS.toNanos(1);

    /** What the pool fails its tasks with. */
    private static final class Breaking extends NoFailures {
        @Override
        public RuntimeException died(String message, Exit exit) {
            return new IllegalStateException(message);
        }

        @Override
        public RuntimeException broken(String message, @Nullable Throwable cause) {
            return new IllegalStateException(message, cause);
        }
    }

    private static final class Answer extends AbstractFuture<String> {
        Answer() {
            super(new SerializedTask<>(new byte[1], null), null);
        }

        boolean await() throws InterruptedException {
            return awaitDone(Deadline.NEVER);
        }
    }

    private static ProcessWorkers workers(boolean restarts, Threads threads, WorkerProcess.Launcher launcher) {
        return new ProcessWorkers(
                new ProcessLimits(1, restarts, Long.MAX_VALUE, NEVER, NEVER),
                "process",
                new WorkerSettings(List.of(), Map.of(), "", new byte[0], (name, line) -> {}, threads::daemon),
                threads,
                new Breaking(),
                launcher);
    }

    /** Submits a task; what it fails with when the pool has broken. */
    private static Throwable failureIn(ProcessWorkers workers) throws InterruptedException {
        Answer answer = new Answer();
        workers.submit(answer);
        assertTrue(answer.await());
        assertTrue(workers.awaitTermination(Deadline.NEVER));
        return assertInstanceOf(IllegalStateException.class, Runner.failureOf(answer));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_worker_whose_threads_cannot_be_started_fails_what_waits_for_it(boolean restarts)
            throws InterruptedException {
        ProcessWorkers workers = workers(restarts, Threads.ofSystem(), (name, settings, started) -> {
            throw NO_THREAD;
        });
        assertSame(NO_THREAD, failureIn(workers).getCause());
    }

    /** Threads of which the first that is to end a worker cannot be started. */
    private static final class NoFirstEnd extends Threads {
        private final AtomicBoolean refused = new AtomicBoolean();

        NoFirstEnd() {
            super(null);
        }

        @Override
        public Thread daemon(Runnable work, String name) {
            if (!name.endsWith("-end") || !refused.compareAndSet(false, true)) {
                return super.daemon(work, name);
            }
            return new Thread(work, name) {
                @Override
                public synchronized void start() {
                    throw NO_THREAD;
                }
            };
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no true command to stand for a worker")
    @PrTier("takes two looks, each after a second")
    void a_dead_worker_whose_channel_stays_open_is_ended_as_soon_as_there_is_a_thread_for_it() throws Exception {
        NoFirstEnd threads = new NoFirstEnd();
        failureIn(workers(false, threads, SilentWorkers.dead()));
        assertTrue(threads.refused.get());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no sleep command to stand for a worker")
    @PrTier("takes a look, which comes after a second")
    void a_worker_that_cannot_be_told_its_task_is_killed() throws Exception {
        failureIn(workers(false, Threads.ofSystem(), SilentWorkers.deaf()));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no sleep command to stand for a worker")
    void a_worker_that_is_ended_while_its_process_is_started_lives_no_longer() throws Exception {
        CountDownLatch launching = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        ProcessWorkers workers = workers(false, Threads.ofSystem(), (name, settings, started) -> {
            launching.countDown();
            try {
                ended.await();
                Process process = new ProcessBuilder("sleep", "300").start();
                started.accept(process.toHandle());
                throw new IOException("it has ended: " + process.waitFor());
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
        Answer answer = new Answer();
        workers.submit(answer);
        launching.await();
        workers.endAll("killWorkers()", true);
        assertTrue(answer.isCancelled());
        ended.countDown();
        assertTrue(workers.awaitTermination(Deadline.NEVER));
    }
}
