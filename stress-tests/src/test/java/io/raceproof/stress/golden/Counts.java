package io.raceproof.stress.golden;

import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;

/** Semaphores, latches, barriers and phasers. */
final class Counts {
    static final List<Bug> BUGS = List.of(
            new Bug(
                    SemaphoreLeak.Broken.class,
                    SemaphoreLeak.Fixed.class,
                    Drawing.that("A has ended with the permit that B waits for")
                            .row("A", "permits.acquire()", "permits.acquire()")
                            .row("B", "permits.acquire()", "waits forever")
                            .stuck("B", "for permits, held by {A}, which has ended")),
            new Bug(
                    LatchNeverCounted.Broken.class,
                    LatchNeverCounted.Fixed.class,
                    Drawing.that("B waits for a latch that nobody touches")
                            .row("B", "done.await()", "waits forever")
                            .stuck("B", "in done.await(), which no other thread has used")),
            new Bug(
                    BarrierLeft.Broken.class,
                    BarrierLeft.Fixed.class,
                    Drawing.that("two wait for the third")
                            .row("A", "barrier.await()", "waits forever")
                            .row("B", "barrier.await()", "waits forever")
                            .stuck("A", "in barrier.await()", "as {B} does")),
            new Bug(
                    PhaserKept.Broken.class,
                    PhaserKept.Fixed.class,
                    Drawing.that("A waits for a party that has ended")
                            .row("A", "phaser.arriveAndAwaitAdvance()", "waits forever")
                            .stuck("A", "in phaser.arriveAndAwaitAdvance(), which no other thread has used")),
            new Bug(
                    QueueFull.Broken.class,
                    QueueFull.Fixed.class,
                    Drawing.that("nobody takes the first")
                            .row("A", "queue.put(1)", "queue.put(1)")
                            .row("A", "queue.put(2)", "waits forever")
                            .stuck("A", "in queue.put(2), which no other thread has used")));

    private Counts() {}

    /**
     * A permit is not given back when the work throws.
     *
     * @see <a href="https://github.com/apache/pulsar/pull/13812">the report</a>
     */
    static final class SemaphoreLeak {
        private SemaphoreLeak() {}

        static class Limiter {
            final Semaphore permits = new Semaphore(1);

            void look(boolean fails) throws InterruptedException {
                permits.acquire();
                if (fails) {
                    return; // as by an exception
                }
                permits.release();
            }
        }

        static final class FinallyLimiter extends Limiter {
            @Override
            void look(boolean fails) throws InterruptedException {
                permits.acquire();
                try {
                    if (fails) {
                        return;
                    }
                } finally {
                    permits.release();
                }
            }
        }

        private static void explore(Limiter limiter) throws InterruptedException {
            Actors.run(limiter, () -> limiter.look(true), () -> limiter.look(false));
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Limiter());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new FinallyLimiter());
            }
        }
    }

    /** A worker fails before it counts the latch down. */
    static final class LatchNeverCounted {
        private LatchNeverCounted() {}

        static class Start {
            final CountDownLatch done = new CountDownLatch(1);

            void work(boolean fails) {
                if (fails) {
                    return; // as by an exception
                }
                done.countDown();
            }

            void await() throws InterruptedException {
                done.await();
            }
        }

        static final class FinallyStart extends Start {
            @Override
            void work(boolean fails) {
                done.countDown();
            }
        }

        private static void explore(Start start) throws InterruptedException {
            Actors.run(start, () -> start.work(true), start::await);
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Start());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new FinallyStart());
            }
        }
    }

    /** One party of three does not come to the barrier. */
    static final class BarrierLeft {
        private BarrierLeft() {}

        static class Round {
            final CyclicBarrier barrier = new CyclicBarrier(3);

            void play() throws InterruptedException {
                try {
                    barrier.await();
                } catch (BrokenBarrierException e) {
                    throw new AssertionError(e);
                }
            }

            void leave() {
                Thread.onSpinWait();
            }
        }

        static final class AllCome extends Round {
            @Override
            void leave() {
                try {
                    barrier.await();
                } catch (BrokenBarrierException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }

        private static void explore(Round round) throws InterruptedException {
            Actors.run(round, round::play, round::play, round::leave);
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Round());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new AllCome());
            }
        }
    }

    /** A party ends without leaving the phaser. */
    static final class PhaserKept {
        private PhaserKept() {}

        static class Steps {
            final Phaser phaser = new Phaser(2);

            void advance() {
                phaser.arriveAndAwaitAdvance();
            }

            void end() {
                Thread.onSpinWait();
            }
        }

        static final class Leaving extends Steps {
            @Override
            void end() {
                phaser.arriveAndDeregister();
            }
        }

        private static void explore(Steps steps) throws InterruptedException {
            Actors.run(steps, steps::advance, steps::end);
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Steps());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Leaving());
            }
        }
    }

    /** Who puts a second element into a queue of one waits for a consumer that has ended. */
    static final class QueueFull {
        private QueueFull() {}

        static class Pipe {
            final ArrayBlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);

            void produce() throws InterruptedException {
                queue.put(1);
                queue.put(2);
            }

            void consume() throws InterruptedException {
                queue.take();
            }
        }

        static final class Draining extends Pipe {
            @Override
            void consume() throws InterruptedException {
                queue.take();
                queue.take();
            }
        }

        private static void explore(Pipe pipe) throws InterruptedException {
            Actors.run(pipe, pipe::produce, () -> {
                if (pipe instanceof Draining) {
                    pipe.consume();
                }
            });
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Pipe());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Draining());
            }
        }
    }
}
