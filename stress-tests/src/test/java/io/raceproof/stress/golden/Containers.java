package io.raceproof.stress.golden;

import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Collections that are not made for several threads. */
final class Containers {
    static final List<Bug> BUGS = List.of(
            new Bug(
                    LostElement.Broken.class,
                    LostElement.Fixed.class,
                    Drawing.that("B's element stands in the array, then A overwrites it")
                            .row("A", "sold.add(ticket)", "reads size: 0")
                            .row("B", "sold.add(ticket)", "[0] = ", "size = 1")
                            .row("A", "sold.add(ticket)", "[0] = ", "size = 1")
                            .state("sold", "[1]")),
            new Bug(
                    IteratorInvalidated.Broken.class,
                    IteratorInvalidated.Fixed.class,
                    Drawing.that("B adds between two steps of A's iterator")
                            .row("B", "all.add(listener)", "= \"c\"")
                            .row("A", "for (String listener : all)", "throws ConcurrentModificationException")),
            new Bug(
                    OneListTwoNames.Broken.class,
                    OneListTwoNames.Fixed.class,
                    Drawing.that("both names are one list: both read its size 0")
                            .row("A", ".add(line)", "(ArrayList#1)", "reads size: 0")
                            .row("B", ".add(line)", "(ArrayList#1)", "size = 1")
                            .row("A", ".add(line)", "size = 1")),
            new Bug(
                    HashMapPut.Broken.class,
                    HashMapPut.Fixed.class,
                    Drawing.that("both put their node into the same place")
                            .row("A", "map.put(key", "reads")
                            .row("B", "map.put(key", "= Node#")
                            .row("A", "map.put(key", "= Node#")));

    private Containers() {}

    /** Lesson 1: two threads add to an ArrayList, and one element is overwritten. */
    static final class LostElement {
        private LostElement() {}

        static class Sale {
            final List<Integer> sold;

            Sale(List<Integer> sold) {
                this.sold = sold;
            }

            void sell(int ticket) {
                sold.add(ticket);
            }
        }

        private static void explore(Sale sale) throws InterruptedException {
            Actors.run(sale, () -> sale.sell(1), () -> sale.sell(2));
            Bug.demand(sale.sold.size() == 2, "a ticket is lost: " + sale.sold);
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Sale(new ArrayList<>()));
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Sale(Collections.synchronizedList(new ArrayList<>())));
            }
        }
    }

    /**
     * A list of listeners is gone through while another thread adds one.
     *
     * @see <a href="https://github.com/ohmae/mmupnp/issues/19">the report</a>
     */
    static final class IteratorInvalidated {
        private IteratorInvalidated() {}

        static class Listeners {
            final List<String> all;

            Listeners(List<String> all) {
                this.all = all;
            }

            int tell() {
                int told = 0;
                for (String listener : all) {
                    told += listener.length();
                }
                return told;
            }

            void add(String listener) {
                all.add(listener);
            }
        }

        private static void explore(Listeners listeners) throws InterruptedException {
            Actors.run(listeners, listeners::tell, () -> listeners.add("c"));
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Listeners(new ArrayList<>(List.of("a", "b"))));
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Listeners(new CopyOnWriteArrayList<>(List.of("a", "b"))));
            }
        }
    }

    /** Two objects have the same list, each under a name of its own. */
    static final class OneListTwoNames {
        private OneListTwoNames() {}

        static class Journal {
            private final List<String> mine;

            Journal(List<String> lines) {
                this.mine = lines;
            }

            void log(String line) {
                mine.add(line);
            }
        }

        static class Report {
            private final List<String> theirs;

            Report(List<String> lines) {
                this.theirs = lines;
            }

            void write(String line) {
                theirs.add(line);
            }
        }

        private static void explore(List<String> lines) throws InterruptedException {
            Journal journal = new Journal(lines);
            Report report = new Report(lines);
            Object[] both = {journal, report};
            Actors.run(both, () -> journal.log("a"), () -> report.write("b"));
            Bug.demand(lines.size() == 2, "a line is lost");
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new ArrayList<>());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(Collections.synchronizedList(new ArrayList<>()));
            }
        }
    }

    /** Two keys of one bin are put into a HashMap, and one is lost. */
    static final class HashMapPut {
        private HashMapPut() {}

        static class Sessions {
            final Map<Integer, String> map;

            Sessions(Map<Integer, String> map) {
                this.map = map;
            }

            void put(int key) {
                map.put(key, "session");
            }
        }

        private static void explore(Sessions sessions) throws InterruptedException {
            Actors.run(sessions, () -> sessions.put(1), () -> sessions.put(17));
            Bug.demand(sessions.map.containsKey(1) && sessions.map.containsKey(17), "a session is lost");
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Sessions(new HashMap<>()));
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Sessions(Collections.synchronizedMap(new HashMap<>())));
            }
        }
    }
}
