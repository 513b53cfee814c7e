package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.raceproof.futures.internal.future.Countdown;
import io.raceproof.futures.internal.park.Deadline;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The time of a call counts from the call, however many results it has: when it is up, no result is waited for. */
class OneDeadlineTest {
    private static final Duration LIMIT = Duration.ofMillis(50);

    /** Two futures, of which the first is done. */
    private final Promise<String> first = new Promise<>();

    private final Promise<String> second = new Promise<>();

    private static void awaitPast(Deadline deadline) throws Exception {
        Probe.await("the time to be up", deadline::isPast);
    }

    /** The type of what next() throws or, if it waits, returns: the second future is completed then. */
    private Class<?> endOfNext(Iterator<?> results) throws Exception {
        return end(
                        () -> {
                            try {
                                return results.next();
                            } catch (RuntimeException e) {
                                return e;
                            }
                        },
                        second)
                .getClass();
    }

    /** What the call returns; if it waits, the promise is completed then. */
    private static <V> V end(Callable<V> call, Promise<String> promise) throws Exception {
        Other<V> caller = Other.does(call);
        while (caller.isAlive()) {
            if (caller.isBlocked()) {
                promise.tryComplete("waited for");
            }
            Thread.onSpinWait();
        }
        return caller.end();
    }

    @Test
    void the_results_of_map_have_one_deadline() throws Exception {
        first.complete("first");
        Queue<Future<String>> futures = new ArrayDeque<>(List.of(first.future(), second.future()));
        Results.Source<String> source = new Results.Source<>() {
            @Override
            public boolean hasNext() {
                return !futures.isEmpty();
            }

            @Override
            public Collection<Future<String>> submitNext() {
                return List.of(futures.remove());
            }
        };
        try (Results<String> results =
                Results.start(source, 1, MapOptions.defaults().timeout(LIMIT))) {
            Deadline limit = Deadline.after(LIMIT);
            assertEquals("first", results.next());
            awaitPast(limit);
            assertEquals(FutureTimeoutException.class, endOfNext(results));
        }
        assertThrows(CancellationException.class, second.future()::result);
    }

    @Test
    void the_completions_of_as_completed_have_one_deadline() throws Exception {
        first.complete("first");
        try (Completions<Future<String>> completions =
                Futures.asCompleted(List.of(first.future(), second.future()), LIMIT)) {
            Deadline limit = Deadline.after(LIMIT);
            assertEquals(first.future(), completions.next());
            awaitPast(limit);
            assertEquals(FutureTimeoutException.class, endOfNext(completions));
        }
    }

    /** It waits for the last future, and then for those that are left. */
    @Test
    void the_phases_of_an_await_have_one_deadline() throws Exception {
        second.complete("second");
        List<Future<String>> futures = List.of(first.future(), second.future());
        Deadline limit = Deadline.after(LIMIT);
        List<Future<String>> late = new AbstractList<>() {
            @Override
            public Future<String> get(int index) {
                return futures.get(index);
            }

            @Override
            public int size() {
                return futures.size();
            }

            /** Called between the two. */
            @Override
            public Stream<Future<String>> stream() {
                while (!limit.isPast()) {
                    Thread.onSpinWait();
                }
                return futures.stream();
            }
        };
        assertFalse(end(
                () -> {
                    Countdown.awaitAll(late, limit);
                    return first.future().isDone();
                },
                first));
    }
}
