package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on callbacks that complete other futures: however long the chain, it takes no stack and keeps its order. */
interface CallbackChainContract extends PoolSource {
    /** Far more than a stack holds. */
    int LINKS = 100_000;

    /** More than a stack holds, for what is tried in many ways. */
    int FEWER_LINKS = 10_000;

    /** How a link of a chain lets the next one end. */
    enum Kind {
        COMPLETE {
            @Override
            void link(Future<Integer> from, Promise<Integer> to) {
                from.whenDone(f -> to.complete(f.join() + 1));
            }
        },
        FAIL {
            @Override
            void link(Future<Integer> from, Promise<Integer> to) {
                from.whenDone(f -> to.fail(new IllegalStateException("link")));
            }
        },
        CANCEL {
            @Override
            void link(Future<Integer> from, Promise<Integer> to) {
                from.whenDone(f -> to.future().cancel());
            }
        },
        CANCEL_RUNNING {
            @Override
            void link(Future<Integer> from, Promise<Integer> to) {
                to.tryStart();
                from.whenDone(f -> to.future().cancel(true));
            }
        },
        EXECUTOR {
            @Override
            void link(Future<Integer> from, Promise<Integer> to) {
                from.whenDone(f -> to.tryComplete(f.join() + 1), Runnable::run);
            }
        },
        COMPLETABLE_FUTURE {
            @Override
            void link(Future<Integer> from, Promise<Integer> to) {
                from.toCompletableFuture().thenAccept(value -> to.complete(value + 1));
            }
        };

        abstract void link(Future<Integer> from, Promise<Integer> to);
    }

    /** The futures of a chain of promises that starts with this future; each adds its number when it is done. */
    private static List<Future<Integer>> chain(Future<Integer> first, Kind kind, int links, List<Integer> order) {
        List<Future<Integer>> chain = new ArrayList<>();
        Future<Integer> last = first;
        for (int i = 0; i < links; i++) {
            Promise<Integer> next = new Promise<>();
            int number = i;
            kind.link(last, next);
            last.whenDone(f -> order.add(number)); // after it has completed the next one
            last = next.future();
            chain.add(last);
        }
        return chain;
    }

    @Test
    default void a_chain_of_a_hundred_thousand_callbacks_is_run_to_its_end_in_order(@TempDir Path dir)
            throws Exception {
        PoolExecutor pool = newPool(1);
        Probe probe = Probe.in(dir);
        Future<Integer> first = Tasks.occupy(pool, probe);
        List<List<Integer>> orders = new ArrayList<>();
        List<List<Future<Integer>>> chains = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<Integer> order = Collections.synchronizedList(new ArrayList<>());
            orders.add(order);
            chains.add(chain(first, kind, kind == Kind.COMPLETE ? LINKS : FEWER_LINKS, order));
        }
        try (LogCapture log = LogCapture.start()) {
            probe.release();
            pool.close();
            assertEquals(List.of(), log.messages());
        }
        for (int i = 0; i < chains.size(); i++) {
            List<Future<Integer>> chain = chains.get(i);
            String kind = Kind.values()[i].name();
            assertTrue(chain.stream().allMatch(Future::isDone), kind);
            assertEquals(IntStream.range(0, chain.size()).boxed().toList(), orders.get(i), kind);
            assertEquals(
                    new HashSet<>(chain),
                    Futures.await(chain, ReturnWhen.ALL_COMPLETED).done());
        }
        assertEquals(LINKS + 1, chains.get(0).get(LINKS - 1).result());
    }

    @Test
    default void a_chain_that_is_cancelled_at_its_head_is_run_to_its_end(@TempDir Path dir) throws Exception {
        PoolExecutor pool = newPool(1);
        Probe probe = Probe.in(dir);
        Tasks.occupy(pool, probe);
        Future<Integer> pending = pool.submit(() -> 1);
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<Future<Integer>> chain = chain(pending, Kind.CANCEL, FEWER_LINKS, order);
        assertTrue(pending.cancel());
        assertTrue(chain.stream().allMatch(Future::isCancelled), "before cancel returns");
        assertEquals(FEWER_LINKS, order.size());
        probe.release();
        pool.close();
    }

    @Test
    default void callbacks_of_a_nested_completion_run_after_those_of_the_first(@TempDir Path dir) throws Exception {
        PoolExecutor pool = newPool(1);
        Probe probe = Probe.in(dir);
        Future<Integer> first = Tasks.occupy(pool, probe);
        Promise<Integer> second = new Promise<>();
        List<String> calls = new CopyOnWriteArrayList<>();
        first.whenDone(f -> {
            second.complete(2);
            calls.add("first, a: " + second.future().isDone());
        });
        first.whenDone(f -> calls.add("first, b"));
        second.future().whenDone(f -> calls.add("second"));
        probe.release();
        pool.close();
        assertEquals(List.of("first, a: true", "first, b", "second"), calls);
    }

    @Test
    default void callbacks_added_to_done_futures_may_nest_as_deep_as_they_like() throws Exception {
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> done = pool.submit(() -> 1);
            done.result();
            List<Integer> order = new ArrayList<>();
            addNext(done, order);
            assertEquals(IntStream.range(0, LINKS).boxed().toList(), order);
        }
    }

    private static void addNext(Future<Integer> done, List<Integer> order) {
        done.whenDone(f -> {
            order.add(order.size());
            if (order.size() < LINKS) {
                addNext(done, order);
            }
        });
    }

    @Test
    default void a_callback_may_wait_for_what_the_callbacks_of_its_own_completion_do(@TempDir Path dir)
            throws Exception {
        PoolExecutor pool = newPool(1);
        Probe probe = Probe.in(dir);
        Future<Integer> first = Tasks.occupy(pool, probe);
        Promise<Integer> second = new Promise<>();
        Promise<Integer> third = new Promise<>();
        second.future().whenDone(f -> third.complete(f.join() + 1));
        List<Object> seen = new CopyOnWriteArrayList<>();
        first.whenDone(f -> {
            second.complete(2);
            seen.add(third.future().join());
        });
        Other<Void> closer = Other.does(() -> {
            pool.close();
            return null;
        });
        probe.release();
        closer.end();
        assertEquals(List.of(3), seen);
    }

    @Test
    default void a_callback_that_overflows_its_stack_costs_only_itself(@TempDir Path dir) throws Exception {
        try (LogCapture log = LogCapture.start()) {
            PoolExecutor pool = newPool(1);
            Probe probe = Probe.in(dir);
            Future<Integer> first = Tasks.occupy(pool, probe);
            List<String> calls = new CopyOnWriteArrayList<>();
            first.whenDone(f -> calls.add("depth " + recurse(0)));
            first.whenDone(f -> calls.add("ran"));
            Future<Integer> next = pool.submit(() -> 2);
            probe.release();
            pool.close();
            assertEquals(List.of("ran"), calls);
            assertEquals(1, log.thrown().size());
            assertTrue(log.thrown().get(0) instanceof StackOverflowError);
            assertEquals(2, next.result());
        }
    }

    @SuppressWarnings("InfiniteRecursion") // that is the point
    private static int recurse(int depth) {
        return recurse(depth + 1) + 1;
    }
}
