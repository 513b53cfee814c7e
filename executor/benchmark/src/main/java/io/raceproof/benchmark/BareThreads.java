package io.raceproof.benchmark;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A floor: threads to which the caller deals out the tasks in turn. They share nothing, and each is woken at most once for
 * all it is dealt while it runs. For one caller, and tasks of equal length.
 */
final class BareThreads implements Pool {
    private final List<BareThread> threads;

    /** Whose turn it is. Of the caller. */
    private int next;

    BareThreads(int count) {
        threads = Stream.generate(BareThread::new).limit(count).toList();
        threads.forEach(Thread::start);
    }

    @Override
    public <V> Future<V> submit(Callable<V> task) {
        FutureTask<V> future = new FutureTask<>(task);
        threads.get(next).deal(future);
        next = (next + 1) % threads.size();
        return future;
    }

    @Override
    public void close() {
        threads.forEach(BareThread::close);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class BareThread extends Thread {
        private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

        /** Written by this thread before its last look and its sleep, and by whoever wakes it, before that. */
        private volatile boolean asleep;

        /** Written by {@code close}, read by this thread. */
        private volatile boolean closed;

        BareThread() {
            super("bare thread");
            setDaemon(true);
        }

        void deal(Runnable task) {
            tasks.add(task);
            wake();
        }

        void close() {
            closed = true;
            wake();
        }

        /**
         * Only if it sleeps: a task that parks is not to be woken. Where it was just going to sleep, and did not, one park
         * ends too early; too seldom to be seen in a mean.
         */
        private void wake() {
            if (asleep) {
                asleep = false;
                LockSupport.unpark(this);
            }
        }

        @Override
        public void run() {
            Runnable task;
            while ((task = tasks.poll()) != null || !closed) {
                if (task != null) {
                    task.run();
                } else {
                    sleep();
                }
            }
        }

        private void sleep() {
            asleep = true;
            while (asleep && tasks.isEmpty() && !closed) {
                LockSupport.park(this);
            }
            asleep = false;
        }
    }
}
