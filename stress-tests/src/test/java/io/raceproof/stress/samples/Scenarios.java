package io.raceproof.stress.samples;

import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import io.raceproof.stress.lincheck.Unwatched;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Small concurrent programs for the model checker, most of them broken on purpose. */
public final class Scenarios {
    private Scenarios() {}

    private static final class Cell {
        private int value;

        void add() {
            value++;
        }

        synchronized void addLocked() {
            value++;
        }
    }

    private static void demandTwo(Cell cell) {
        if (cell.value != 2) {
            throw new AssertionError("an update was lost");
        }
    }

    /** Loses an update. */
    public static final class LostUpdate implements Scenario {
        @Override
        public void run() throws InterruptedException {
            Cell cell = new Cell();
            Actors.run(cell, cell::add, cell::add);
            demandTwo(cell);
        }
    }

    /** Two look whether there is room for one, and update by a function. */
    public static final class LookThenUpdate implements Scenario {
        @Override
        public void run() throws InterruptedException {
            AtomicInteger count = new AtomicInteger();
            Actors.Actor take = () -> {
                if (count.get() == 0) {
                    count.updateAndGet(old -> old + 1);
                }
            };
            Actors.run(count, take, take);
            if (count.get() != 1) {
                throw new AssertionError("two took the place of one");
            }
        }
    }

    /** The function looks, so that it is one step with the update: right. */
    public static final class LookInTheUpdate implements Scenario {
        @Override
        public void run() throws InterruptedException {
            AtomicReference<Integer> count = new AtomicReference<>(0);
            Actors.Actor take = () -> count.accumulateAndGet(1, Math::max);
            Actors.run(count, take, take);
            if (!Integer.valueOf(1).equals(count.get())) {
                throw new AssertionError("two took the place of one");
            }
        }
    }

    /** Loses an update, and has the garbage collected before that is noticed. */
    public static final class LostUpdateAndGarbage implements Scenario {
        @Override
        public void run() throws InterruptedException {
            Cell cell = new Cell();
            Actors.run(cell, cell::add, cell::add);
            System.gc();
            demandTwo(cell);
        }
    }

    /** Would lose one where it is watched. */
    public static final class NotWatched implements Scenario {
        @Override
        public void run() throws InterruptedException {
            Cell cell = new Cell();
            Actors.run(cell, () -> addUnwatched(cell), () -> addUnwatched(cell));
            demandTwo(cell);
        }

        private static void addUnwatched(Cell cell) {
            Unwatched.begin();
            try {
                cell.add();
            } finally {
                Unwatched.end();
            }
        }
    }

    /** Loses none. */
    public static final class Locked implements Scenario {
        @Override
        public void run() throws InterruptedException {
            Cell cell = new Cell();
            Actors.run(cell, cell::addLocked, cell::addLocked);
            demandTwo(cell);
        }
    }

    /** Takes two locks in different orders. */
    public static final class LockOrder implements Scenario {
        @Override
        public void run() throws InterruptedException {
            ReentrantLock[] locks = {new ReentrantLock(), new ReentrantLock()};
            Actors.run(locks, () -> inside(locks[0], locks[1]), () -> inside(locks[1], locks[0]));
        }

        private static void inside(ReentrantLock outer, ReentrantLock inner) {
            outer.lock();
            try {
                inner.lock();
                try {
                    Thread.onSpinWait();
                } finally {
                    inner.unlock();
                }
            } finally {
                outer.unlock();
            }
        }
    }

    /** Takes two monitors in different orders. */
    public static final class MonitorOrder implements Scenario {
        @Override
        public void run() throws InterruptedException {
            Object[] monitors = {new Object(), new Object()};
            Actors.run(monitors, () -> inside(monitors[0], monitors[1]), () -> inside(monitors[1], monitors[0]));
        }

        private static void inside(Object outer, Object inner) {
            synchronized (outer) {
                synchronized (inner) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    /** A thread may fall asleep after the only signal was given. */
    public static final class LostWakeUp implements Scenario {
        private static final class Box {
            private final Object lock = new Object();
            private boolean full;

            @SuppressWarnings("WaitNotInLoop") // broken on purpose
            void awaitFull() throws InterruptedException {
                if (!isFull()) {
                    synchronized (lock) {
                        lock.wait();
                    }
                }
            }

            private boolean isFull() {
                synchronized (lock) {
                    return full;
                }
            }

            void fill() {
                synchronized (lock) {
                    full = true;
                    lock.notifyAll();
                }
            }
        }

        /** For the model checker. */
        public LostWakeUp() {}

        @Override
        public void run() throws InterruptedException {
            Box box = new Box();
            Actors.run(box, box::awaitFull, box::fill);
        }
    }

    /** The same with a condition. */
    public static final class LostSignal implements Scenario {
        private static final class Cup {
            private final ReentrantLock lock = new ReentrantLock();
            private final Condition filled = lock.newCondition();
            private boolean full;

            @SuppressWarnings("WaitNotInLoop") // broken on purpose
            void awaitFull() throws InterruptedException {
                if (!isFull()) {
                    lock.lock();
                    try {
                        filled.await();
                    } finally {
                        lock.unlock();
                    }
                }
            }

            private boolean isFull() {
                lock.lock();
                try {
                    return full;
                } finally {
                    lock.unlock();
                }
            }

            void fill() {
                lock.lock();
                try {
                    full = true;
                    filled.signal();
                } finally {
                    lock.unlock();
                }
            }
        }

        /** For the model checker. */
        public LostSignal() {}

        @Override
        public void run() throws InterruptedException {
            Cup box = new Cup();
            Actors.run(box, box::awaitFull, box::fill);
        }
    }

    /** An actor throws. */
    public static final class Throwing implements Scenario {
        @Override
        public void run() throws InterruptedException {
            Actors.run(this, () -> {}, () -> {
                throw new IllegalStateException("thrown by an actor");
            });
        }
    }

    /** One actor finds the rule violated. */
    public static final class Asserting implements Scenario {
        @Override
        public void run() throws InterruptedException {
            Actors.run(this, () -> {}, () -> {
                throw new AssertionError("found by an actor");
            });
        }
    }

    /** Loses an update of an object that a lambda made. */
    public static final class MadeByLambda implements Scenario {
        @Override
        public void run() throws InterruptedException {
            Supplier<Cell> maker = () -> new Cell();
            Cell cell = maker.get();
            Actors.run(cell, cell::add, cell::add);
            demandTwo(cell);
        }
    }

    /** Uses a class that the JVM does not accept, which ends in code of the tool's own. */
    public static final class Unverifiable implements Scenario {
        @Override
        public void run() throws Exception {
            Class.forName("Endless", true, new Unverified());
        }
    }

    private static final class Unverified extends ClassLoader {
        @Override
        protected Class<?> findClass(String name) {
            ClassWriter writer = new ClassWriter(0);
            writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
            MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "loop", "()V", null, null);
            Label start = new Label();
            method.visitCode();
            method.visitLabel(start);
            method.visitJumpInsn(Opcodes.GOTO, start); // to a place without a stack map frame
            method.visitMaxs(0, 0);
            method.visitEnd();
            writer.visitEnd();
            byte[] bytes = writer.toByteArray();
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    /** An update is lost after a loop, long ones of which there are in the set-up, too. */
    public static final class LostUpdateAfterLoops implements Scenario {
        private final Map<Integer, Integer> prices = new HashMap<>();
        private int sum;
        private int count;

        private void add() {
            for (int price : prices.values()) {
                sum += price;
            }
            count++;
        }

        @Override
        public void run() throws InterruptedException {
            LostUpdateAfterLoops shop = new LostUpdateAfterLoops();
            for (int i = 0; i < 1_000; i++) {
                shop.sum += i;
            }
            shop.prices.put(15, 3); // in the last of sixteen bins
            Actors.run(shop, shop::add, shop::add);
            if (shop.count != 2 && shop.sum > 0) {
                throw new AssertionError("an update was lost");
            }
        }
    }

    /** Right: both expect that there is no such element. Behind the array lies an object of which the header is no reference. */
    public static final class PastTheEnd implements Scenario {
        private static final Object[] NONE = new Object[0];
        private static final Object BEHIND = new Object();
        private static final int HASH = BEHIND.hashCode(); // into its header

        private static void write(Object[] elements) {
            try {
                elements[1] = HASH;
            } catch (ArrayIndexOutOfBoundsException expected) {
                // it has no elements
            }
        }

        @Override
        public void run() throws InterruptedException {
            Object[] elements = NONE;
            Actors.run(elements, () -> write(elements), () -> write(elements));
        }
    }

    /** Ends its JVM. */
    public static final class Halting implements Scenario {
        @Override
        public void run() {
            Runtime.getRuntime().halt(7);
        }
    }

    /** Reads what is typed, of which there is nothing. */
    public static final class Reading implements Scenario {
        @Override
        public void run() throws IOException {
            if (System.in.read() != -1) {
                throw new AssertionError("it has read what is not its own");
            }
        }
    }

    /** Cannot even be made. */
    public static final class NeverMade implements Scenario {
        /** Waits forever, and says so. */
        public NeverMade() throws InterruptedException {
            System.out.println("waits forever");
            new CountDownLatch(1).await();
        }

        @Override
        public void run() {}
    }
}
