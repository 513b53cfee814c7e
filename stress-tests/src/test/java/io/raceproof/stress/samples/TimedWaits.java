package io.raceproof.stress.samples;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import java.util.Date;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A scenario for each kind of timed wait, all of them right: in vain it ends by its time-out, and if another actor provides
 * what it waits for, the long time-out does not run out.
 */
@SuppressWarnings({"WaitNotInLoop", "JavaUtilDate", "LockNotBeforeTry"}) // as short as they can be
public final class TimedWaits {
    private TimedWaits() {}

    @FunctionalInterface
    private interface Wait {
        /** Waits; whether it came about. */
        boolean await(long time, TimeUnit unit) throws Exception;
    }

    /** What is shared, the wait, and what ends it. */
    private record Kind(Object subject, Wait waiting, Actors.Actor provide) {}

    private abstract static class Both implements Scenario {
        abstract Kind make();

        @Override
        public final void run() throws Exception {
            Kind vain = make();
            Actors.run(
                    vain.subject(),
                    () -> require(!vain.waiting().await(1, MILLISECONDS), "it came about by itself"),
                    () -> {});
            Kind met = make();
            Actors.run(
                    met.subject(),
                    () -> require(met.waiting().await(10, SECONDS), "the time-out ran out"),
                    met.provide());
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }

    /** CountDownLatch.await. */
    public static final class Latch extends Both {
        @Override
        Kind make() {
            CountDownLatch latch = new CountDownLatch(1);
            return new Kind(latch, (time, unit) -> latch.await(time, unit), () -> latch.countDown());
        }
    }

    /** BlockingQueue.poll of a queue with locks. */
    public static final class Poll extends Both {
        @Override
        Kind make() {
            BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
            return new Kind(queue, (time, unit) -> queue.poll(time, unit) != null, () -> queue.add(1));
        }
    }

    /** BlockingQueue.offer to a full queue. */
    public static final class Offer extends Both {
        @Override
        Kind make() {
            BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
            queue.add(1);
            return new Kind(queue, (time, unit) -> queue.offer(2, time, unit), () -> queue.take());
        }
    }

    /** Poll of a queue without room. */
    public static final class HandOver extends Both {
        @Override
        Kind make() {
            SynchronousQueue<Integer> queue = new SynchronousQueue<>();
            return new Kind(queue, (time, unit) -> queue.poll(time, unit) != null, () -> queue.put(1));
        }
    }

    /** LinkedTransferQueue.tryTransfer. */
    public static final class Transfer extends Both {
        @Override
        Kind make() {
            LinkedTransferQueue<Integer> queue = new LinkedTransferQueue<>();
            return new Kind(queue, (time, unit) -> queue.tryTransfer(1, time, unit), () -> queue.take());
        }
    }

    private static final class Box {
        final ReentrantLock lock = new ReentrantLock();
        final Condition filled = lock.newCondition();
        private boolean full;

        void fill() {
            lock.lock();
            try {
                full = true;
                filled.signalAll();
            } finally {
                lock.unlock();
            }
        }

        boolean await(Wait once) throws Exception {
            lock.lock();
            try {
                while (!full) {
                    if (!once.await(0, SECONDS)) {
                        return full;
                    }
                }
                return true;
            } finally {
                lock.unlock();
            }
        }
    }

    /** Condition.await. */
    public static final class Await extends Both {
        @Override
        Kind make() {
            Box box = new Box();
            return new Kind(
                    box, (time, unit) -> box.await((none, any) -> box.filled.await(time, unit)), () -> box.fill());
        }
    }

    /** Condition.awaitNanos, as its documentation shows it. */
    public static final class AwaitNanos extends Both {
        @Override
        Kind make() {
            Box box = new Box();
            return new Kind(
                    box,
                    (time, unit) -> {
                        long[] left = {unit.toNanos(time)};
                        return box.await((none, any) -> (left[0] = box.filled.awaitNanos(left[0])) > 0);
                    },
                    () -> box.fill());
        }
    }

    /** Condition.awaitUntil. */
    public static final class AwaitUntil extends Both {
        @Override
        Kind make() {
            Box box = new Box();
            return new Kind(
                    box,
                    (time, unit) -> {
                        Date end = new Date(System.currentTimeMillis() + unit.toMillis(time));
                        return box.await((none, any) -> box.filled.awaitUntil(end));
                    },
                    () -> box.fill());
        }
    }

    /** CompletableFuture.get. */
    public static final class FutureGet extends Both {
        @Override
        Kind make() {
            CompletableFuture<Integer> future = new CompletableFuture<>();
            return new Kind(future, (time, unit) -> came(() -> future.get(time, unit)), () -> future.complete(1));
        }
    }

    /** CompletableFuture.orTimeout. */
    public static final class OrTimeout extends Both {
        @Override
        Kind make() {
            CompletableFuture<Integer> future = new CompletableFuture<>();
            return new Kind(
                    future,
                    (time, unit) -> came(() -> future.orTimeout(time, unit).join()),
                    () -> future.complete(1));
        }
    }

    /** CompletableFuture.completeOnTimeout. */
    public static final class CompleteOnTimeout extends Both {
        @Override
        Kind make() {
            CompletableFuture<Integer> future = new CompletableFuture<>();
            return new Kind(
                    future,
                    (time, unit) -> future.completeOnTimeout(-1, time, unit).join() > 0,
                    () -> future.complete(1));
        }
    }

    /** Future.get of a task. */
    public static final class TaskGet extends Both {
        @Override
        Kind make() {
            FutureTask<Integer> task = new FutureTask<>(() -> 1);
            return new Kind(task, (time, unit) -> came(() -> task.get(time, unit)), () -> task.run());
        }
    }

    /** Semaphore.tryAcquire. */
    public static final class Permit extends Both {
        @Override
        Kind make() {
            Semaphore permits = new Semaphore(0);
            return new Kind(permits, (time, unit) -> permits.tryAcquire(time, unit), () -> permits.release());
        }
    }

    /** Exchanger.exchange. */
    public static final class Exchange extends Both {
        @Override
        Kind make() {
            Exchanger<Integer> exchanger = new Exchanger<>();
            return new Kind(
                    exchanger,
                    (time, unit) -> came(() -> exchanger.exchange(1, time, unit)),
                    () -> exchanger.exchange(2));
        }
    }

    /** CyclicBarrier.await. */
    public static final class Barrier extends Both {
        @Override
        Kind make() {
            CyclicBarrier barrier = new CyclicBarrier(2);
            return new Kind(barrier, (time, unit) -> came(() -> barrier.await(time, unit)), () -> barrier.await());
        }
    }

    /** Phaser.awaitAdvanceInterruptibly. */
    public static final class Phase extends Both {
        @Override
        Kind make() {
            Phaser phaser = new Phaser(1);
            return new Kind(
                    phaser,
                    (time, unit) -> came(() -> phaser.awaitAdvanceInterruptibly(0, time, unit)),
                    () -> phaser.arrive());
        }
    }

    /** Lock.tryLock: of one that is never given back, and of one that is. */
    public static final class TryLock implements Scenario {
        @Override
        public void run() throws Exception {
            ReentrantLock kept = new ReentrantLock();
            CountDownLatch taken = new CountDownLatch(1);
            Actors.run(
                    kept,
                    () -> {
                        taken.await();
                        require(!kept.tryLock(1, MILLISECONDS), "two have the lock");
                    },
                    () -> {
                        kept.lock();
                        taken.countDown();
                    });
            ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
            Actors.run(
                    lock,
                    () -> {
                        require(lock.readLock().tryLock(10, SECONDS), "the time-out ran out");
                        lock.readLock().unlock();
                    },
                    () -> {
                        lock.writeLock().lock();
                        lock.writeLock().unlock();
                    });
        }
    }

    /** Object.wait, in a loop with an end in time. */
    public static final class MonitorWait extends Both {
        @Override
        Kind make() {
            boolean[] full = {false};
            return new Kind(
                    full,
                    (time, unit) -> {
                        long end = System.nanoTime() + unit.toNanos(time);
                        synchronized (full) {
                            while (!full[0]) {
                                long left = end - System.nanoTime();
                                if (left <= 0) {
                                    return false;
                                }
                                full.wait(left / 1_000_000, (int) (left % 1_000_000));
                            }
                            return true;
                        }
                    },
                    () -> {
                        synchronized (full) {
                            full[0] = true;
                            full.notifyAll();
                        }
                    });
        }
    }

    /** Object.wait again and again, without an end: in case a signal was missed. */
    public static final class MonitorWaitAgain implements Scenario {
        @Override
        public void run() throws Exception {
            boolean[] full = {false};
            Actors.run(
                    full,
                    () -> {
                        synchronized (full) {
                            while (!full[0]) {
                                full.wait(100);
                            }
                        }
                    },
                    () -> {
                        synchronized (full) {
                            full[0] = true;
                        }
                    });
        }
    }

    /** Thread.join, of a thread that lives on for a while. */
    public static final class Join implements Scenario {
        @Override
        public void run() throws Exception {
            CountDownLatch end = new CountDownLatch(1);
            Thread thread = new Thread(() -> {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            thread.start();
            Actors.run(
                    end,
                    () -> {
                        thread.join(1);
                        require(thread.isAlive(), "it has ended by itself");
                        end.countDown();
                        thread.join(10_000);
                        require(!thread.isAlive(), "the time-out ran out");
                    },
                    () -> {});
        }
    }

    private static final class Flag {
        volatile boolean set;
    }

    /** Thread.sleep in a loop with an end in time. */
    public static final class SleepLoop extends Both {
        @Override
        Kind make() {
            Flag flag = new Flag();
            return new Kind(
                    flag,
                    (time, unit) -> {
                        long end = System.nanoTime() + unit.toNanos(time);
                        while (!flag.set && System.nanoTime() - end < 0) {
                            Thread.sleep(1);
                        }
                        return flag.set;
                    },
                    () -> flag.set = true);
        }
    }

    /** LockSupport.parkNanos in a loop with an end in time. */
    public static final class ParkLoop extends Both {
        @Override
        Kind make() {
            Flag flag = new Flag();
            return new Kind(
                    flag,
                    (time, unit) -> {
                        long end = System.nanoTime() + unit.toNanos(time);
                        while (!flag.set) {
                            long left = end - System.nanoTime();
                            if (left <= 0) {
                                return false;
                            }
                            LockSupport.parkNanos(left);
                        }
                        return true;
                    },
                    () -> flag.set = true);
        }
    }

    /** A busy loop with an end in time. */
    public static final class SpinLoop extends Both {
        @Override
        Kind make() {
            Flag flag = new Flag();
            return new Kind(
                    flag,
                    (time, unit) -> {
                        long end = System.nanoTime() + unit.toNanos(time);
                        while (!flag.set && System.nanoTime() - end < 0) {
                            Thread.onSpinWait();
                        }
                        return flag.set;
                    },
                    () -> flag.set = true);
        }
    }

    /** Sleeps for a long time, which need not be waited for. */
    public static final class LongSleep implements Scenario {
        @Override
        public void run() throws Exception {
            Flag flag = new Flag();
            Actors.run(
                    flag,
                    () -> {
                        Thread.sleep(60_000);
                        TimeUnit.HOURS.sleep(1);
                        flag.set = true;
                    },
                    () -> flag.set = true);
        }
    }

    /** Two timed waits, the shorter of which ends the longer. */
    public static final class ShorterFirst implements Scenario {
        @Override
        public void run() throws Exception {
            CountDownLatch never = new CountDownLatch(1);
            CountDownLatch done = new CountDownLatch(1);
            Actors.run(done, () -> require(done.await(10, SECONDS), "the longer time-out ran out first"), () -> {
                require(!never.await(1, MILLISECONDS), "it came about by itself");
                done.countDown();
            });
        }
    }

    // ---- broken ones

    /** A thread waits in time, two others for each other. */
    public static final class DeadlockBeside implements Scenario {
        @Override
        public void run() throws Exception {
            Object first = new Object();
            Object second = new Object();
            CountDownLatch never = new CountDownLatch(1);
            Actors.run(
                    new Object[] {first, second},
                    () -> require(!never.await(1, MILLISECONDS), "it came about by itself"),
                    () -> both(first, second),
                    () -> both(second, first));
        }

        private static void both(Object outer, Object inner) {
            synchronized (outer) {
                synchronized (inner) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    /** Waits without end for what another gives up when its time is out. */
    public static final class GivenUp implements Scenario {
        @Override
        public void run() throws Exception {
            CountDownLatch answer = new CountDownLatch(1);
            CountDownLatch question = new CountDownLatch(1);
            Actors.run(answer, () -> answer.await(), () -> {
                if (question.await(1, MILLISECONDS)) {
                    answer.countDown();
                }
            });
        }
    }

    @FunctionalInterface
    private interface Get {
        void get() throws Exception;
    }

    private static boolean came(Get get) throws Exception {
        try {
            get.get();
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (CompletionException e) {
            require(e.getCause() instanceof TimeoutException, "failed by " + e.getCause());
            return false;
        }
    }

    /** Broken: two threads that wait for the same time then add to a number, each by a read and a write of its own. */
    public static final class BothTimedOut implements Scenario {
        private static final class Count {
            int value;
        }

        /** For the model checker. */
        public BothTimedOut() {}

        @Override
        public void run() throws Exception {
            Count count = new Count();
            CountDownLatch never = new CountDownLatch(1);
            Actors.Actor add = () -> {
                require(!never.await(1, MILLISECONDS), "it came about by itself");
                count.value++;
            };
            Actors.run(count, add, add);
            require(count.value == 2, "added twice: " + count.value);
        }
    }

    /** Broken: the time-out runs out although what is waited for comes, as the other thread is slow. */
    public static final class TooSlow implements Scenario {
        @Override
        public void run() throws Exception {
            CountDownLatch latch = new CountDownLatch(1);
            Actors.run(
                    latch,
                    () -> require(latch.await(1, MILLISECONDS), "the other was too slow"),
                    () -> latch.countDown());
        }
    }
}
