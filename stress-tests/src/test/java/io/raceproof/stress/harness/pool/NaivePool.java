package io.raceproof.stress.harness.pool;

import io.raceproof.futures.Action;
import io.raceproof.futures.BrokenExecutorException;
import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.Promise;
import io.raceproof.futures.ShutdownMode;
import io.raceproof.futures.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A pool as one would first write it: every collection in it is thread-safe, and every decision is made on something that
 * was looked at before. So a task can be queued behind the end, one worker too many be started, a bell be rung before
 * the worker goes idle, and an interrupt reach the next task.
 */
public class NaivePool implements PoolExecutor {
    private record Job<V extends @Nullable Object>(Promise<V> promise, Task<? extends V> task) {
        void run() {
            if (!promise.tryStart()) {
                return;
            }
            Thread runner = Thread.currentThread();
            promise.future().whenDone(future -> {
                if (future.isCancelled()) {
                    runner.interrupt();
                }
            });
            try {
                promise.tryComplete(task.call());
            } catch (Exception e) {
                promise.tryFail(e);
            }
            Thread.interrupted();
        }
    }

    private final int most;
    private final int bound;
    private final boolean failing;
    private final long dozeMillis;
    private final ThreadFactory factory;
    final Queue<Job<?>> queue = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final Object bell = new Object();
    private volatile boolean closed;
    private volatile boolean broken;

    private NaivePool(int most, int bound, boolean failing, long dozeMillis) {
        this(most, bound, failing, dozeMillis, work -> new Thread(work));
    }

    private NaivePool(int most, int bound, boolean failing, long dozeMillis, ThreadFactory factory) {
        this.factory = factory;
        this.most = most;
        this.bound = bound;
        this.failing = failing;
        this.dozeMillis = dozeMillis;
    }

    /** Sleeps until it is woken. */
    public static NaivePool ofWorkers(int most) {
        return new NaivePool(most, Integer.MAX_VALUE, false, 0);
    }

    /** Looks again after this time. */
    public static NaivePool dozing(long millis) {
        return new NaivePool(1, Integer.MAX_VALUE, false, millis);
    }

    /** Of two workers; each looks again after this time. */
    public static NaivePool dozingTwo(long millis) {
        return new NaivePool(2, Integer.MAX_VALUE, false, millis);
    }

    /** Does not sleep. */
    public static NaivePool restless() {
        return new NaivePool(1, Integer.MAX_VALUE, false, -1);
    }

    /** Of one worker; to cancel, looks at the oldest and takes it in a second step, as long as that succeeds. */
    public static NaivePool stoppingShort() {
        return new NaivePool(1, Integer.MAX_VALUE, false, 0) {
            @Override
            public void cancelPending() {
                for (Job<?> job = queue.peek(); job != null && queue.remove(job); job = queue.peek()) {
                    job.promise().future().cancel();
                }
            }
        };
    }

    /** Of one worker; only the first thread that shuts it down does so. */
    public static NaivePool leavingItToTheFirst() {
        return new NaivePool(1, Integer.MAX_VALUE, false, 0) {
            private final AtomicBoolean begun = new AtomicBoolean();

            @Override
            public void shutdown(ShutdownMode mode) {
                if (begun.compareAndSet(false, true)) {
                    super.shutdown(mode);
                }
            }
        };
    }

    /** Of one worker; refuses when two tasks are in the queue. */
    public static NaivePool bounded(ThreadFactory factory) {
        return new NaivePool(1, 2, false, 0, factory);
    }

    /** Of two workers; has such threads. */
    public static NaivePool withThreads(ThreadFactory factory) {
        return new NaivePool(2, Integer.MAX_VALUE, false, 0, factory);
    }

    /** Of two workers; runs the initializer in one thread at a time. */
    public static NaivePool initializingInTurn(Action initializer) {
        Object turn = new Object();
        return withThreads(work -> new Thread(() -> {
            synchronized (turn) {
                try {
                    initializer.run();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
            work.run();
        }));
    }

    /** Its initializer fails. */
    public static NaivePool failing() {
        return new NaivePool(1, Integer.MAX_VALUE, true, 0);
    }

    @Override
    public <V extends @Nullable Object> Future<V> submit(Task<? extends V> task) {
        if (closed || queue.size() >= bound) {
            throw new RejectedExecutionException("closed or full");
        }
        if (broken) {
            throw new BrokenExecutorException("the initializer failed", null);
        }
        Job<V> job = new Job<>(new Promise<>(), task);
        holdWindowOpen();
        queue.add(job);
        if (threads.size() < most) {
            Thread thread = factory.newThread(this::work);
            threads.add(thread);
            thread.start();
        }
        ring();
        return job.promise().future();
    }

    private void work() {
        if (failing) {
            broken = true;
            for (Job<?> job = queue.poll(); job != null; job = queue.poll()) {
                job.promise().tryFail(new BrokenExecutorException("the initializer failed", null));
            }
            return;
        }
        while (true) {
            Job<?> job = queue.poll();
            if (job != null) {
                job.run();
            } else if (closed) {
                return;
            } else {
                doze();
            }
        }
    }

    @SuppressWarnings({"WaitNotInLoop", "ThreadPriorityCheck"}) // that is the bug: the bell may have rung before
    private void doze() {
        if (dozeMillis < 0) {
            Thread.yield();
            return;
        }
        holdWindowOpen();
        synchronized (bell) {
            try {
                if (dozeMillis == 0) {
                    bell.wait(); // with a time limit, the model checker would let it end
                } else {
                    bell.wait(dozeMillis);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** For jcstress, which sees a few thousand pools only; the model checker finds the window without. */
    private void holdWindowOpen() {
        if (dozeMillis != 0) {
            LockSupport.parkNanos(20_000);
        }
    }

    private void ring() {
        synchronized (bell) {
            bell.notifyAll();
        }
    }

    @Override
    public void shutdown(ShutdownMode mode) {
        closed = true;
        if (mode == ShutdownMode.CANCEL_PENDING) {
            cancelPending();
        }
        ring();
    }

    public void cancelPending() {
        for (Job<?> job = queue.poll(); job != null; job = queue.poll()) {
            job.promise().future().cancel();
        }
    }

    /** The same as the JDK's interface. */
    public ExecutorService asExecutorService() {
        return new AbstractExecutorService() {
            @Override
            public void execute(Runnable command) {
                NaivePool.this.submit(command::run);
            }

            @Override
            public void shutdown() {
                NaivePool.this.shutdown();
            }

            @Override
            public List<Runnable> shutdownNow() {
                NaivePool.this.shutdown();
                List<Runnable> pending = new ArrayList<>();
                for (Job<?> job : queue) {
                    pending.add(job::run);
                }
                queue.clear();
                return pending;
            }

            @Override
            public boolean isShutdown() {
                return closed;
            }

            @Override
            public boolean isTerminated() {
                return closed;
            }

            @Override
            public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
                return NaivePool.this.awaitTermination(Duration.ofNanos(unit.toNanos(timeout)));
            }
        };
    }

    @Override
    public boolean awaitTermination(Duration timeout) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
        return true;
    }
}
