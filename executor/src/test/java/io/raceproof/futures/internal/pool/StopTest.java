package io.raceproof.futures.internal.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.raceproof.futures.internal.future.AbstractFuture;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A pool that is stopped between two steps of a worker, by hand. */
class StopTest {
    private static final class Job extends AbstractFuture<Integer> {
        Job(Callable<Integer> task) {
            super(task, null);
        }
    }

    @Test
    void a_worker_that_took_a_task_just_before_is_busy_when_it_begins_and_another_one_is_started() {
        AtomicInteger threads = new AtomicInteger();
        Workers workers = new Workers(
                2,
                work -> {
                    threads.incrementAndGet();
                    return new Thread(() -> {});
                },
                null,
                null,
                ended -> {});
        AtomicInteger seen = new AtomicInteger();
        Job first = new Job(() -> {
            seen.set(threads.get());
            return 1;
        });
        workers.submit(first);
        workers.submit(new Job(() -> 2));
        assertSame(first, workers.queue.poll());
        workers.close();
        assertEquals(List.of(), workers.stop());
        Worker worker = workers.living().get(0);
        worker.streak++;
        worker.run(first);
        assertEquals(2, seen.get(), "threads, while the first task ran");
    }
}
