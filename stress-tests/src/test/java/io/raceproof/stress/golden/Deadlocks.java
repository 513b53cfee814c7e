package io.raceproof.stress.golden;

import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/** Threads that wait for each other. */
@SuppressWarnings("LockNotBeforeTry") // as the reports have it
final class Deadlocks {
    static final List<Bug> BUGS = List.of(
            new Bug(
                    Transfer.Broken.class,
                    Transfer.Fixed.class,
                    Drawing.that("each has its own account and wants the other's")
                            .row("A", "synchronized (this)", "enters synchronized on Account#")
                            .row("B", "synchronized (other)", "waits forever")
                            .stuck("A", "Account#", "held by {B}")
                            .stuck("B", "Account#", "held by {A}")
                            .cycle()),
            new Bug(
                    CallbackUnderLock.Broken.class,
                    CallbackUnderLock.Fixed.class,
                    Drawing.that("the callback wants the model, whose holder wants the list")
                            .row("A", "synchronized (own)", "enters synchronized on own")
                            .stuck("A", "for model, held by {B}")
                            .stuck("B", "for own, held by {A}")
                            .cycle()),
            new Bug(
                    StopWaitsUnderLock.Broken.class,
                    StopWaitsUnderLock.Fixed.class,
                    Drawing.that("A waits for the latch and holds what B needs to count it down")
                            .row("A", "ended.await()", "waits forever")
                            .stuck("A", "in ended.await()")
                            .stuck("B", "for Mediator#1, held by {A}")),
            new Bug(
                    TwoLocks.Broken.class,
                    TwoLocks.Fixed.class,
                    Drawing.that("one has left and wants right, the other has right and wants left")
                            .row("B", "left.lock()", "waits forever")
                            .stuck("A", "for right, held by {B}")
                            .stuck("B", "for left, held by {A}")
                            .cycle()),
            new Bug(
                    LockKept.Broken.class,
                    LockKept.Fixed.class,
                    Drawing.that("B waits for a lock whose holder has ended")
                            .row("A", "lock.lock()", "lock.lock()")
                            .row("B", "lock.lock()", "waits forever")
                            .stuck("B", "for lock, held by {A}, which has ended")));

    private Deadlocks() {}

    /** Lu, Park, Seo and Zhou, Learning from Mistakes, ASPLOS 2008: two locks in two orders. */
    static final class Transfer {
        private Transfer() {}

        static class Account {
            int balance = 100;

            void transferTo(Account other) {
                synchronized (this) {
                    synchronized (other) {
                        balance -= 1;
                        other.balance += 1;
                    }
                }
            }
        }

        static final class OrderedAccount extends Account {
            private static final Object ALL = new Object();

            @Override
            void transferTo(Account other) {
                synchronized (ALL) {
                    super.transferTo(other);
                }
            }
        }

        private static void explore(Account a, Account b) throws InterruptedException {
            Account[] both = {a, b};
            Actors.run(both, () -> a.transferTo(b), () -> b.transferTo(a));
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Account(), new Account());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new OrderedAccount(), new OrderedAccount());
            }
        }
    }

    /**
     * A listener is called under the lock of the list, and takes a lock whose holder adds a listener.
     *
     * @see <a href="https://github.com/powsybl/powsybl-core/pull/1376">the report</a>
     */
    static final class CallbackUnderLock {
        private CallbackUnderLock() {}

        static class Listeners {
            final Object own = new Object();
            final Object model = new Object();
            int told;

            void tell() {
                synchronized (own) {
                    onChange();
                }
            }

            void onChange() {
                synchronized (model) {
                    told++;
                }
            }

            void add() {
                synchronized (model) {
                    synchronized (own) {
                        told = 0;
                    }
                }
            }
        }

        static final class ToldOutside extends Listeners {
            @Override
            void tell() {
                synchronized (own) {
                    Thread.onSpinWait(); // where a copy of the list is made
                }
                onChange();
            }
        }

        private static void explore(Listeners listeners) throws InterruptedException {
            Actors.run(listeners, listeners::tell, listeners::add);
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Listeners());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new ToldOutside());
            }
        }
    }

    /**
     * stop() waits, under its lock, for a thread that needs the lock to end.
     *
     * @see <a href="https://github.com/apache/pinot/pull/8572">the report</a>
     */
    static final class StopWaitsUnderLock {
        private StopWaitsUnderLock() {}

        static class Mediator {
            final CountDownLatch ended = new CountDownLatch(1);
            int handled;

            synchronized void stop() throws InterruptedException {
                ended.await();
            }

            void work() {
                synchronized (this) {
                    handled++;
                }
                ended.countDown();
            }
        }

        static final class WaitsOutside extends Mediator {
            @Override
            @SuppressWarnings("UnsynchronizedOverridesSynchronized") // that is the repair
            void stop() throws InterruptedException {
                synchronized (this) {
                    handled = 0;
                }
                ended.await();
            }
        }

        private static void explore(Mediator mediator) throws InterruptedException {
            Actors.run(mediator, mediator::stop, mediator::work);
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Mediator());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new WaitsOutside());
            }
        }
    }

    /** Locks of java.util.concurrent in two orders. */
    static final class TwoLocks {
        private TwoLocks() {}

        static class Pair {
            final ReentrantLock left = new ReentrantLock();
            final ReentrantLock right = new ReentrantLock();
            int sum;

            void add() {
                left.lock();
                right.lock();
                sum++;
                right.unlock();
                left.unlock();
            }

            void clear() {
                right.lock();
                left.lock();
                sum = 0;
                left.unlock();
                right.unlock();
            }
        }

        static final class OneOrder extends Pair {
            @Override
            void clear() {
                left.lock();
                right.lock();
                sum = 0;
                right.unlock();
                left.unlock();
            }
        }

        private static void explore(Pair pair) throws InterruptedException {
            Actors.run(pair, pair::add, pair::clear);
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Pair());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new OneOrder());
            }
        }
    }

    /** An early return leaves a lock held; its holder ends, and another waits. */
    static final class LockKept {
        private LockKept() {}

        static class Store {
            final ReentrantLock lock = new ReentrantLock();
            int size;

            void add() {
                lock.lock();
                if (size == 0) {
                    size = 1;
                    return;
                }
                lock.unlock();
            }
        }

        static final class FinallyStore extends Store {
            @Override
            void add() {
                lock.lock();
                try {
                    size = 1;
                } finally {
                    lock.unlock();
                }
            }
        }

        private static void explore(Store store) throws InterruptedException {
            Actors.run(store, store::add, store::add);
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Store());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new FinallyStore());
            }
        }
    }
}
