package io.raceproof.stress.golden;

import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Locks inside the JDK, and its own kinds of locks. */
@SuppressWarnings({"LockNotBeforeTry", "JdkObsolete"}) // as the reports have it
final class JdkLocks {
    static final List<Bug> BUGS = List.of(
            new Bug(
                    AddAll.Broken.class,
                    AddAll.Fixed.class,
                    Drawing.that("each holds its list's monitor and wants the other's")
                            .row("A", "a.addAll(b)", "enters synchronized on a")
                            .row("B", "b.addAll(a)", "enters synchronized on")
                            .stuck("A", "for b, held by {B}")
                            .stuck("B", "for a, held by {A}")
                            .cycle()),
            new Bug(
                    VectorEquals.Broken.class,
                    VectorEquals.Fixed.class,
                    Drawing.that("each holds its vector and wants the other's")
                            .row("A", "a.equals(b)", "enters synchronized on a")
                            .row("B", "b.equals(a)", "enters synchronized on b")
                            .stuck("A", "for b, held by {B}")
                            .stuck("B", "for a, held by {A}")
                            .cycle()),
            new Bug(
                    Upgrade.Broken.class,
                    Upgrade.Fixed.class,
                    Drawing.that("A holds the lock for reading and wants it for writing")
                            .row("A", "lock.readLock().lock()", "lock.readLock().lock()")
                            .row("A", "lock.writeLock().lock()", "waits forever")
                            .stuck("A", "for lock, held by", "itself")),
            new Bug(
                    ComputeRecursion.Broken.class,
                    ComputeRecursion.Fixed.class,
                    Drawing.that("each holds the bin of its key and wants the other's")
                            .row("A", "map.computeIfAbsent(1, k ->", "map.computeIfAbsent(1")
                            .row("B", "map.computeIfAbsent(2, k ->", "map.computeIfAbsent(2")
                            .stuck("A", "of map", "held by {B}")
                            .stuck("B", "of map", "held by {A}")
                            .cycle()));

    private JdkLocks() {}

    /** Two synchronized lists are each added to the other. */
    static final class AddAll {
        private AddAll() {}

        static class Lists {
            final List<Integer> a = Collections.synchronizedList(new ArrayList<>(List.of(1)));
            final List<Integer> b = Collections.synchronizedList(new ArrayList<>(List.of(2)));

            void addToA() {
                a.addAll(b);
            }

            void addToB() {
                b.addAll(a);
            }
        }

        static final class CopiedLists extends Lists {
            @Override
            void addToA() {
                a.addAll(List.of(b.toArray(new Integer[0])));
            }

            @Override
            void addToB() {
                b.addAll(List.of(a.toArray(new Integer[0])));
            }
        }

        private static void explore(Lists lists) throws InterruptedException {
            Actors.run(lists, lists::addToA, lists::addToB);
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Lists());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new CopiedLists());
            }
        }
    }

    /** Two vectors are compared, each with the other: equals is synchronized, and so is the iterator of the other. */
    static final class VectorEquals {
        private VectorEquals() {}

        static class Vectors {
            final Vector<Integer> a = new Vector<>(List.of(1, 2));
            final Vector<Integer> b = new Vector<>(List.of(1, 2));

            boolean first() {
                return a.equals(b);
            }

            boolean second() {
                return b.equals(a);
            }
        }

        static final class OneWay extends Vectors {
            @Override
            boolean second() {
                return a.equals(b);
            }
        }

        private static void explore(Vectors vectors) throws InterruptedException {
            Actors.run(vectors, vectors::first, vectors::second);
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Vectors());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new OneWay());
            }
        }
    }

    /** ReentrantReadWriteLock: a reader wants to write, and waits for itself. */
    static final class Upgrade {
        private Upgrade() {}

        static class Cache {
            final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
            int value;

            void load() {
                lock.readLock().lock();
                try {
                    if (value == 0) {
                        lock.writeLock().lock();
                        value = 1;
                        lock.writeLock().unlock();
                    }
                } finally {
                    lock.readLock().unlock();
                }
            }

            int get() {
                lock.readLock().lock();
                int seen = value;
                lock.readLock().unlock();
                return seen;
            }
        }

        static final class GivenBack extends Cache {
            @Override
            void load() {
                lock.writeLock().lock();
                value = 1;
                lock.writeLock().unlock();
            }
        }

        private static void explore(Cache cache) throws InterruptedException {
            Actors.run(cache, cache::load, cache::get);
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Cache());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new GivenBack());
            }
        }
    }

    /**
     * A map computes a value out of another value of the same map; two threads do so crosswise.
     *
     * @see <a href="https://bugs.openjdk.org/browse/JDK-8062841">the report</a>
     */
    static final class ComputeRecursion {
        private ComputeRecursion() {}

        static class Values {
            final ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();

            int one() {
                return map.computeIfAbsent(1, k -> map.computeIfAbsent(2, other -> 5));
            }

            int two() {
                return map.computeIfAbsent(2, k -> map.computeIfAbsent(1, other -> 5));
            }
        }

        static final class OneAfterTheOther extends Values {
            @Override
            int one() {
                int two = map.computeIfAbsent(2, k -> 5);
                return map.computeIfAbsent(1, k -> two);
            }

            @Override
            int two() {
                int one = map.computeIfAbsent(1, k -> 5);
                return map.computeIfAbsent(2, k -> one);
            }
        }

        private static void explore(Values values) throws InterruptedException {
            Actors.run(values, values::one, values::two);
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Values());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new OneAfterTheOther());
            }
        }
    }
}
