package io.raceproof.stress.golden;

import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Signals that come too early, to the wrong one, or not at all. */
final class Signals {
    static final List<Bug> BUGS = List.of(
            new Bug(
                    CheckedOutside.Broken.class,
                    CheckedOutside.Fixed.class,
                    Drawing.that("nobody waits yet when B signals")
                            .row("A", "return open", "reads open: false")
                            .row("B", "notifyAll()", "no thread is waiting")
                            .row("A", "wait()", "waits on Gate#1 forever")
                            .stuck("A", "to be notified on Gate#1")),
            new Bug(
                    WrongCondition.Broken.class,
                    WrongCondition.Fixed.class,
                    Drawing.that("A waits on one condition, and B signals the other")
                            .row("A", "filled.await()", "forever")
                            .row("B", "emptied.signalAll()", "no thread is waiting")
                            .stuck("A", "on filled")),
            new Bug(
                    CloseWithoutSignal.Broken.class,
                    CloseWithoutSignal.Fixed.class,
                    Drawing.that("B closes it, and A sleeps on")
                            .row("A", "wait()", "waits on Queue#1")
                            .row("B", "closed = true", "closed = true")
                            .stuck("A", "to be notified on Queue#1")),
            new Bug(
                    IfForWhile.Broken.class,
                    IfForWhile.Fixed.class,
                    Drawing.that("A is woken, and finds nothing: B has taken it")
                            .row("A", "wait()", "waits on Box#1")
                            .row("B", "notifyAll()", "notifies on Box#1")
                            .row("A", "items.removeFirst()", "throws NoSuchElementException")));

    private Signals() {}

    /** The condition is checked outside the lock; the signal comes before the wait. */
    static final class CheckedOutside {
        private CheckedOutside() {}

        static class Gate {
            private boolean open;

            @SuppressWarnings("WaitNotInLoop") // broken on purpose
            void pass() throws InterruptedException {
                if (!isOpen()) {
                    synchronized (this) {
                        wait();
                    }
                }
            }

            synchronized boolean isOpen() {
                return open;
            }

            synchronized void open() {
                open = true;
                notifyAll();
            }
        }

        static final class CheckedInside extends Gate {
            @Override
            synchronized void pass() throws InterruptedException {
                while (!isOpen()) {
                    wait();
                }
            }
        }

        private static void explore(Gate gate) throws InterruptedException {
            Actors.run(gate, gate::pass, gate::open);
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Gate());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new CheckedInside());
            }
        }
    }

    /** The condition that nobody waits for is signalled. */
    static final class WrongCondition {
        private WrongCondition() {}

        static class Slot {
            final ReentrantLock lock = new ReentrantLock();
            final Condition filled = lock.newCondition();
            final Condition emptied = lock.newCondition();
            boolean full;

            void take() throws InterruptedException {
                lock.lock();
                try {
                    while (!full) {
                        filled.await();
                    }
                    full = false;
                } finally {
                    lock.unlock();
                }
            }

            void put() {
                lock.lock();
                try {
                    full = true;
                    emptied.signalAll();
                } finally {
                    lock.unlock();
                }
            }
        }

        static final class RightCondition extends Slot {
            @Override
            void put() {
                lock.lock();
                try {
                    full = true;
                    filled.signalAll();
                } finally {
                    lock.unlock();
                }
            }
        }

        private static void explore(Slot slot) throws InterruptedException {
            Actors.run(slot, slot::take, slot::put);
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Slot());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new RightCondition());
            }
        }
    }

    /** close() does not wake who waits for an element. */
    static final class CloseWithoutSignal {
        private CloseWithoutSignal() {}

        static class Queue {
            private boolean closed;

            synchronized void awaitClosed() throws InterruptedException {
                while (!closed) {
                    wait();
                }
            }

            synchronized void close() {
                closed = true;
                closed();
            }

            void closed() {}
        }

        static final class SignallingQueue extends Queue {
            @Override
            void closed() {
                notifyAll();
            }
        }

        private static void explore(Queue queue) throws InterruptedException {
            Actors.run(queue, queue::awaitClosed, queue::close);
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Queue());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new SignallingQueue());
            }
        }
    }

    /** A consumer that is woken does not check again, and what it was woken for is taken. */
    static final class IfForWhile {
        private IfForWhile() {}

        static class Box {
            final Deque<Integer> items = new ArrayDeque<>();

            @SuppressWarnings("WaitNotInLoop") // broken on purpose
            synchronized int take() throws InterruptedException {
                if (items.isEmpty()) {
                    wait();
                }
                return items.removeFirst();
            }

            synchronized void poll() {
                items.pollFirst();
            }

            synchronized void put(int item) {
                items.add(item);
                notifyAll();
            }
        }

        static final class LoopingBox extends Box {
            @Override
            synchronized int take() throws InterruptedException {
                while (items.isEmpty()) {
                    wait();
                }
                return items.removeFirst();
            }
        }

        private static void explore(Box box) throws InterruptedException {
            Actors.run(box, box::take, () -> {
                box.put(1);
                box.poll();
                box.put(2);
            });
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Box());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new LoopingBox());
            }
        }
    }
}
