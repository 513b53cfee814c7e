package io.raceproof.stress.samples;

import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Scenarios beside the control {@link Control}: most do not fit it. */
public final class MisfitScenarios {
    private MisfitScenarios() {}

    private static final class Counter {
        private int value;

        void add() {
            value++;
        }

        synchronized void addLocked() {
            value++;
        }
    }

    private static void demand(boolean kept) {
        if (!kept) {
            throw new AssertionError("an update was lost");
        }
    }

    /** Loses an update. */
    public static final class Control implements Scenario {
        @Override
        public void run() throws InterruptedException {
            Counter counter = new Counter();
            Actors.run(counter, counter::add, counter::add);
            demand(counter.value == 2);
        }
    }

    /** Loses an update whether or not anything races. */
    public static final class AlwaysWrong implements Scenario {
        @Override
        public void run() throws InterruptedException {
            Counter counter = new Counter();
            Actors.run(counter, () -> addTwo(counter), () -> addTwo(counter));
            demand(counter.value == 2);
        }

        private static void addTwo(Counter counter) {
            counter.addLocked();
            counter.addLocked();
        }
    }

    /** Does nothing at all. */
    public static final class Empty implements Scenario {
        @Override
        public void run() {}
    }

    /** Its actors do nothing. */
    public static final class EmptyActors implements Scenario {
        @Override
        public void run() throws InterruptedException {
            Actors.run(this, () -> {}, () -> {});
        }
    }

    /** Has no rule. */
    public static final class NoRule implements Scenario {
        @Override
        public void run() throws InterruptedException {
            Counter counter = new Counter();
            Actors.run(counter, counter::add, counter::add);
        }
    }

    /** Its actors share nothing, and its rule looks at a third. */
    public static final class OtherInstance implements Scenario {
        @Override
        public void run() throws InterruptedException {
            Counter counter = new Counter();
            counter.value = 2;
            Actors.run(counter, () -> new Counter().add(), () -> new Counter().add());
            demand(counter.value == 2);
        }
    }

    /** One actor does the work of both. */
    public static final class ReturnsEarly implements Scenario {
        @Override
        public void run() throws InterruptedException {
            Counter counter = new Counter();
            Actors.run(
                    counter,
                    () -> {
                        if (counter.value >= 0) {
                            return;
                        }
                        counter.add();
                    },
                    () -> {
                        counter.add();
                        counter.add();
                    });
            demand(counter.value == 2);
        }
    }

    /** Correct, but another subject. */
    public static final class OtherSubject implements Scenario {
        @Override
        public void run() throws InterruptedException {
            List<Integer> list = Collections.synchronizedList(new ArrayList<>());
            Actors.run(list, () -> list.add(1), () -> list.add(2));
            demand(list.size() == 2);
        }
    }

    /** Three actors. */
    public static final class Three implements Scenario {
        @Override
        public void run() throws InterruptedException {
            Counter counter = new Counter();
            Actors.run(counter, counter::addLocked, counter::addLocked, counter::addLocked);
            demand(counter.value == 3);
        }
    }

    /** Fits: under a lock. */
    public static final class Locked implements Scenario {
        @Override
        public void run() throws InterruptedException {
            Counter counter = new Counter();
            Actors.run(counter, () -> locked(counter), () -> locked(counter));
            demand(counter.value == 2);
        }

        private static void locked(Counter counter) {
            synchronized (counter) {
                counter.add();
            }
        }
    }

    /** A control whose second actor waits for the first, and looks before it locks. */
    public static final class WaitingControl implements Scenario {
        @Override
        public void run() throws InterruptedException {
            CountDownLatch latch = new CountDownLatch(1);
            AtomicInteger seen = new AtomicInteger();
            Actors.run(
                    latch,
                    () -> {
                        latch.countDown();
                        seen.set(1);
                    },
                    () -> {
                        latch.await();
                        demand(seen.get() == 1);
                    });
        }
    }

    /** Fits {@link WaitingControl}: in one of its orders a run never ends, and that is no misfit. */
    public static final class Waiting implements Scenario {
        @Override
        public void run() throws InterruptedException {
            CountDownLatch latch = new CountDownLatch(1);
            AtomicInteger seen = new AtomicInteger();
            Actors.run(
                    latch,
                    () -> {
                        seen.set(1);
                        latch.countDown();
                    },
                    () -> {
                        latch.await();
                        demand(seen.get() == 1);
                    });
        }
    }
}
