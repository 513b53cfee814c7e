package io.raceproof.stress.golden;

import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Updates that are lost, or seen by halves. */
final class Updates {
    static final List<Bug> BUGS = List.of(
            new Bug(
                    Deposit.Broken.class,
                    Deposit.Fixed.class,
                    Drawing.that("both read 0, and the second deposit overwrites the first")
                            .row("A", "int seen = balance", "reads balance: 0")
                            .row("B", "int seen = balance", "reads balance: 0")
                            .row("B", "balance = seen + amount", "balance = ")
                            .row("A", "balance = seen + amount", "balance = ")),
            new Bug(
                    GetThenSet.Broken.class,
                    GetThenSet.Fixed.class,
                    Drawing.that("both get 0 and set 1")
                            .row("A", "count.set", "count.get()", "returns 0")
                            .row("B", "count.set", "count.get()", "returns 0")
                            .row("B", "count.set", "count.set(1)")
                            .row("A", "count.set", "count.set(1)")),
            new Bug(
                    WordCount.Broken.class,
                    WordCount.Fixed.class,
                    Drawing.that("both find nothing and put 1")
                            .row("A", "counts.get(word)", "returns null")
                            .row("B", "counts.get(word)", "returns null")
                            .row("B", "counts.put(word", "counts.put(\"a\", 1)")
                            .row("A", "counts.put(word", "returns 1")),
            new Bug(
                    TwoVariables.Broken.class,
                    TwoVariables.Fixed.class,
                    Drawing.that("it is not said to be empty yet, and its table is gone")
                            .row("A", "empty ? 0 : table[0]", "reads empty: false")
                            .row("B", "table = new int[0]", "table = array#")
                            .row(
                                    "A",
                                    "empty ? 0 : table[0]",
                                    "reads table: array#",
                                    "throws ArrayIndexOutOfBoundsException")),
            new Bug(
                    Bounds.Broken.class,
                    Bounds.Fixed.class,
                    Drawing.that("each checks the old bound of the other, then both are set")
                            .row("A", "value <= upper.get()", "returns 10")
                            .row("B", "value >= lower.get()", "returns 0")),
            new Bug(
                    Aba.Broken.class,
                    Aba.Fixed.class,
                    Drawing.that(
                                    "A has read the head and its successor; B takes both and brings the head back; A succeeds")
                            .row("A", "Node top = head.get()", "returns Node#")
                            .row("B", "head.compareAndSet(top, next)", "returns true")
                            .row("B", "head.compareAndSet(top, node)", "returns true")
                            .row("A", "head.compareAndSet(top, next)", "returns true")));

    private Updates() {}

    /** Lu, Park, Seo and Zhou, Learning from Mistakes, ASPLOS 2008: an atomicity violation of one variable. */
    static final class Deposit {
        private Deposit() {}

        static class Account {
            int balance;

            void deposit(int amount) {
                int seen = balance;
                balance = seen + amount;
            }
        }

        static final class LockedAccount extends Account {
            @Override
            synchronized void deposit(int amount) {
                super.deposit(amount);
            }
        }

        private static void explore(Account account) throws InterruptedException {
            Actors.run(account, () -> account.deposit(10), () -> account.deposit(20));
            Bug.demand(account.balance == 30, "a deposit is lost");
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Account());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new LockedAccount());
            }
        }
    }

    /** Two atomic calls are no atomic step: {@code set(get() + 1)}. */
    static final class GetThenSet {
        private GetThenSet() {}

        static class Hits {
            final AtomicInteger count = new AtomicInteger();

            void hit() {
                count.set(count.get() + 1);
            }
        }

        static final class AtomicHits extends Hits {
            @Override
            void hit() {
                count.incrementAndGet();
            }
        }

        private static void explore(Hits hits) throws InterruptedException {
            Actors.run(hits, hits::hit, hits::hit);
            Bug.demand(hits.count.get() == 2, "a hit is lost");
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Hits());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new AtomicHits());
            }
        }
    }

    /** A concurrent map is used with get and put, where merge is one step. */
    static final class WordCount {
        private WordCount() {}

        static class Words {
            final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();

            void add(String word) {
                Integer old = counts.get(word);
                counts.put(word, old == null ? 1 : old + 1);
            }
        }

        static final class MergedWords extends Words {
            @Override
            void add(String word) {
                counts.merge(word, 1, Integer::sum);
            }
        }

        private static void explore(Words words) throws InterruptedException {
            Actors.run(words, () -> words.add("a"), () -> words.add("a"));
            Bug.demand(Objects.equals(words.counts.get("a"), 2), "a word is not counted");
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Words());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new MergedWords());
            }
        }
    }

    /** Lu, Park, Seo and Zhou, Learning from Mistakes, ASPLOS 2008: variables that belong together, here a cache and whether it is empty. */
    static final class TwoVariables {
        private TwoVariables() {}

        static class Cache {
            private int[] table = {1};
            private boolean empty;

            int first() {
                return empty ? 0 : table[0];
            }

            void clear() {
                table = new int[0];
                empty = true;
            }
        }

        static final class LockedCache extends Cache {
            @Override
            synchronized int first() {
                return super.first();
            }

            @Override
            synchronized void clear() {
                super.clear();
            }
        }

        private static void explore(Cache cache) throws InterruptedException {
            Actors.run(cache, cache::first, cache::clear);
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
                explore(new LockedCache());
            }
        }
    }

    /** Goetz and others, Java Concurrency in Practice, 4.3.3: each bound is checked against the other, and both change. */
    static final class Bounds {
        private Bounds() {}

        static class Range {
            final AtomicInteger lower = new AtomicInteger(0);
            final AtomicInteger upper = new AtomicInteger(10);

            void setLower(int value) {
                if (value <= upper.get()) {
                    lower.set(value);
                }
            }

            void setUpper(int value) {
                if (value >= lower.get()) {
                    upper.set(value);
                }
            }
        }

        static final class LockedRange extends Range {
            @Override
            synchronized void setLower(int value) {
                super.setLower(value);
            }

            @Override
            synchronized void setUpper(int value) {
                super.setUpper(value);
            }
        }

        private static void explore(Range range) throws InterruptedException {
            Actors.run(range, () -> range.setLower(5), () -> range.setUpper(4));
            Bug.demand(range.lower.get() <= range.upper.get(), "the lower bound is above the upper one");
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Range());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new LockedRange());
            }
        }
    }

    /** Treiber, Systems Programming: Coping with Parallelism, 1986: the head is the same node as before, and what follows it is not. */
    static final class Aba {
        private Aba() {}

        static class Stack {
            static final class Node {
                final String name;

                @Nullable
                Node next;

                Node(String name, @Nullable Node next) {
                    this.name = name;
                    this.next = next;
                }
            }

            final AtomicReference<@Nullable Node> head = new AtomicReference<>();

            /** What thread B has taken for good. */
            @Nullable
            Node kept;

            @Nullable
            Node pop() {
                while (true) {
                    Node top = head.get();
                    if (top == null) {
                        return null;
                    }
                    Node next = top.next;
                    if (head.compareAndSet(top, next)) {
                        return top;
                    }
                }
            }

            void push(Node node) {
                while (true) {
                    Node top = head.get();
                    node.next = top;
                    if (head.compareAndSet(top, node)) {
                        return;
                    }
                }
            }

            /** What thread B does: takes two, and brings back the first. */
            void exchange() {
                Node first = pop();
                Node second = pop();
                kept = second;
                if (first != null) {
                    push(first);
                }
            }
        }

        static final class LockedStack extends Stack {
            @Override
            synchronized @Nullable Node pop() {
                return super.pop();
            }

            @Override
            synchronized void push(Node node) {
                super.push(node);
            }
        }

        private static void explore(Stack stack) throws InterruptedException {
            Stack.Node c = new Stack.Node("c", null);
            Stack.Node b = new Stack.Node("b", c);
            stack.head.set(new Stack.Node("a", b));
            Actors.run(stack, stack::pop, stack::exchange);
            Bug.demand(stack.kept == null || stack.head.get() != stack.kept, "what was taken is in the stack");
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Stack());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new LockedStack());
            }
        }
    }
}
