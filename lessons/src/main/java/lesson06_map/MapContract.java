package lesson06_map;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.TaskFunction;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.lessons.kit.Meeting;
import io.raceproof.lessons.kit.Quiescence;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a map with a window must do. Nothing here sleeps: items wait for each other, or until nothing goes on any more. */
final class MapContract {
    private static final int WORKERS = 4;
    private static final int ITEMS = 100;

    private MapContract() {}

    /** 0, 1, 2, … and how many were taken. */
    private static final class Numbers implements Iterator<Integer> {
        private final int count;
        private final AtomicInteger taken = new AtomicInteger();

        Numbers(int count) {
            this.count = count;
        }

        @Override
        public boolean hasNext() {
            return taken.get() < count;
        }

        @Override
        public Integer next() {
            int next = taken.getAndIncrement();
            if (next >= count) {
                throw new NoSuchElementException("there are only " + count + " items");
            }
            return next;
        }
    }

    private interface Body {
        void run(PoolExecutor pool) throws Exception;
    }

    private static void withPool(Body body) throws Exception {
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(WORKERS)) {
            body.run(pool);
        }
    }

    /** A pool with one worker, who is known. */
    static void usesThePool(Supplier<Mapping> mappings) throws InterruptedException {
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            Thread worker = pool.submit(() -> Thread.currentThread()).result();
            Iterator<Thread> threads = mappings.get().map(pool, n -> Thread.currentThread(), new Numbers(3), 2);
            while (threads.hasNext()) {
                Thread thread = threads.next();
                require(
                        thread == worker,
                        "the pool has one worker, " + worker.getName() + ", and an item was fetched by "
                                + thread.getName());
            }
        }
    }

    static void givesAll(Supplier<Mapping> mappings) throws Exception {
        for (int count : new int[] {0, 1, 3, 4, 5, 40}) {
            withPool(pool -> {
                Iterator<Integer> results = mappings.get().map(pool, n -> n * n, new Numbers(count), 4);
                List<Integer> got = new ArrayList<>();
                while (got.size() <= count && results.hasNext()) {
                    require(results.hasNext(), "hasNext() said yes, and asked once more it said no");
                    got.add(results.next());
                }
                require(
                        got.size() == count && got.stream().distinct().count() == count,
                        count + " items, and " + got.size() + " results: " + got);
                require(isExhausted(results), "after the last result, next() did not throw a NoSuchElementException");
            });
        }
    }

    /** The same photo may stand on a page twice. */
    static void givesEqualItemsToo(Supplier<Mapping> mappings) throws Exception {
        List<Integer> items = List.of(7, 7, 8, 7, 7);
        withPool(pool -> {
            List<Integer> got = new ArrayList<>();
            Iterator<Integer> results = mappings.get().map(pool, n -> n, items.iterator(), WORKERS);
            while (got.size() <= items.size() && results.hasNext()) {
                got.add(results.next());
            }
            require(got.equals(items), "the items were " + items + ", two of them equal, and the results " + got);
        });
    }

    /** One mapping may be used for two pages. */
    static void keepsTwoApart(Supplier<Mapping> mappings) throws Exception {
        withPool(pool -> {
            Mapping mapping = mappings.get();
            Iterator<Integer> first = mapping.map(pool, n -> n, new Numbers(WORKERS), WORKERS);
            Iterator<Integer> second = mapping.map(pool, n -> -n, new Numbers(WORKERS), WORKERS);
            for (int n = 0; n < WORKERS; n++) {
                int one = first.next();
                int other = second.next();
                require(
                        one == n && other == -n,
                        "map was called twice, and read in turn: instead of " + n + " and " + -n + " came " + one
                                + " and " + other);
            }
        });
    }

    private static boolean isExhausted(Iterator<Integer> results) {
        try {
            results.next();
            return false;
        } catch (NoSuchElementException right) {
            return !results.hasNext();
        }
    }

    /** Each of the first ones waits for all of them. */
    static void worksAtTheSameTime(Supplier<Mapping> mappings) throws Exception {
        withPool(pool -> {
            Meeting meeting = new Meeting(WORKERS);
            TaskFunction<Integer, Integer> meet = n -> {
                if (n < WORKERS) {
                    meeting.attend();
                }
                return n;
            };
            drain(mappings.get().map(pool, meet, new Numbers(WORKERS + 2), WORKERS));
            meeting.require("with a window of " + WORKERS + " and " + WORKERS + " workers, not " + WORKERS
                    + " items were at work at the same time");
        });
    }

    /** Each even one ends after the odd one behind it. */
    static void keepsTheOrder(Supplier<Mapping> mappings) throws Exception {
        withPool(pool -> {
            int count = 8;
            List<CountDownLatch> ended = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                ended.add(new CountDownLatch(1));
            }
            TaskFunction<Integer, Integer> oddFirst = n -> {
                if (n % 2 == 0) {
                    CountDownLatch odd = ended.get(n + 1);
                    Quiescence.await(millis -> odd.await(millis, TimeUnit.MILLISECONDS));
                }
                ended.get(n).countDown();
                return n;
            };
            List<Integer> got = drain(mappings.get().map(pool, oddFirst, new Numbers(count), WORKERS));
            require(
                    got.equals(List.of(0, 1, 2, 3, 4, 5, 6, 7)),
                    "items 0 to 7, where each odd one is done before the even one in front of it, came out as " + got);
        });
    }

    /** The item in front of all others does not end before all is quiet: what could be taken has been taken by then. */
    static void takesNoMore(Supplier<Mapping> mappings) throws Exception {
        for (int stalled : new int[] {0, 3}) {
            withPool(pool -> {
                int ahead = 3;
                Numbers items = new Numbers(ITEMS);
                AtomicInteger seen = new AtomicInteger();
                TaskFunction<Integer, Integer> stall = n -> {
                    if (n == stalled) {
                        new Meeting(2).attend(); // nobody else comes: until nothing goes on any more
                        seen.set(items.taken.get());
                    }
                    return n;
                };
                Iterator<Integer> results = mappings.get().map(pool, stall, items, ahead);
                for (int asked = 0; asked <= ahead; asked++) {
                    require(results.hasNext(), "no result has been asked for, and hasNext() said no");
                }
                require(
                        items.taken.get() <= ahead,
                        "the window is " + ahead + ", and before a result was asked for, " + items.taken.get() + " of "
                                + ITEMS + " items had been taken");
                for (int handedOut = 1; handedOut <= 12; handedOut++) {
                    results.next();
                    require(
                            items.taken.get() <= handedOut + ahead,
                            "the window is " + ahead + ", and after " + handedOut + " results " + items.taken.get()
                                    + " items had been taken");
                }
                drain(results);
                require(
                        seen.get() <= stalled + ahead,
                        "the window is " + ahead + ", and while the result of item " + stalled + " was waited for, "
                                + seen.get() + " items had been taken");
            });
        }
    }

    /** An item begins as soon as there is room for it, and not when all that were taken with it are done. */
    static void slides(Supplier<Mapping> mappings) throws Exception {
        for (int ahead : new int[] {2, WORKERS}) {
            withPool(pool -> {
                Meeting meeting = new Meeting(2);
                TaskFunction<Integer, Integer> meet = n -> {
                    if (n == 1 || n == ahead) {
                        meeting.attend();
                    }
                    return n;
                };
                drain(mappings.get().map(pool, meet, new Numbers(2 * WORKERS), ahead));
                meeting.require("with a window of " + ahead + ", the result of item 0 was handed out, and item " + ahead
                        + " did not start while item 1 was at work");
            });
        }
    }

    static void failsInItsPlace(Supplier<Mapping> mappings) throws Exception {
        withPool(pool -> {
            CountDownLatch failed = new CountDownLatch(1);
            TaskFunction<Integer, Integer> third = n -> {
                if (n == 2) {
                    failed.countDown();
                    throw new IllegalStateException("item 2 has no photo");
                }
                Quiescence.await(millis -> failed.await(millis, TimeUnit.MILLISECONDS));
                return n;
            };
            Iterator<Integer> results = mappings.get().map(pool, third, new Numbers(5), WORKERS);
            for (int n = 0; n < 2; n++) {
                Integer got =
                        nextOr(results, "item 2 failed, and the result of item " + n + " before it did not come out");
                require(got == n, "item 2 failed, and instead of the result of item " + n + " came " + got);
            }
            try {
                Integer got = results.next();
                throw new AssertionError("item 2 failed, and in its place next() gave " + got);
            } catch (CompletionException right) {
                require(
                        right.getCause() instanceof IllegalStateException,
                        "item 2 failed with an IllegalStateException, and next() threw with the cause "
                                + right.getCause());
            }
        });
    }

    /** As many fail as the window holds, and behind them as many are at work at the same time; or the first failure ends it all. */
    static void failsOnce(Supplier<Mapping> mappings) throws Exception {
        withPool(pool -> {
            Meeting meeting = new Meeting(WORKERS);
            TaskFunction<Integer, Integer> firstHalf = n -> {
                if (n < WORKERS) {
                    throw new IllegalStateException("no " + n);
                }
                meeting.attend();
                return n;
            };
            Iterator<Integer> results = mappings.get().map(pool, firstHalf, new Numbers(2 * WORKERS), WORKERS);
            List<String> got = new ArrayList<>();
            for (String next = nextOf(results); next != null && got.size() <= 2 * WORKERS; next = nextOf(results)) {
                got.add(next);
            }
            if (!got.equals(List.of("no 0"))) {
                require(
                        got.equals(List.of("no 0", "no 1", "no 2", "no 3", "4", "5", "6", "7")),
                        "the first four of eight items failed, and next() threw or gave, one after the other, " + got);
                meeting.require("with a window of " + WORKERS + ", the first " + WORKERS
                        + " items failed, and then not " + WORKERS + " items were at work at the same time");
            }
        });
    }

    /** The next result, or the message of the failure; null if there is none. */
    private static @Nullable String nextOf(Iterator<Integer> results) {
        try {
            return results.hasNext() ? String.valueOf(results.next()) : null;
        } catch (CompletionException failed) {
            return String.valueOf(failed.getCause()).replaceFirst(".*: ", "");
        }
    }

    private static Integer nextOr(Iterator<Integer> results, String otherwise) {
        try {
            return results.next();
        } catch (CompletionException tooEarly) {
            throw new AssertionError(otherwise, tooEarly);
        }
    }

    private static List<Integer> drain(Iterator<Integer> results) {
        List<Integer> all = new ArrayList<>();
        results.forEachRemaining(all::add);
        return all;
    }
}
