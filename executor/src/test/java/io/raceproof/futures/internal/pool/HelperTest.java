package io.raceproof.futures.internal.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.raceproof.futures.internal.future.AbstractFuture;
import io.raceproof.futures.internal.park.Parker;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a worker that has found work calls another one to help. */
class HelperTest {
    private static final long SHORT_NANOS = 1_000;
    private static final long LONG_NANOS = 1_000_000;

    /** Nobody's threads run: the test makes each move. */
    private final Workers workers = new Workers(3, Thread::new, null, null, ended -> {});

    private final Worker awake = worker();
    private final Worker asleep = worker();
    private final Worker asleepLast = worker();

    private static final class Job extends AbstractFuture<Integer> {
        Job() {
            super(() -> 1, null);
        }
    }

    private Worker worker() {
        Worker worker = new Worker(workers, false);
        workers.living.add(worker);
        return worker;
    }

    private void prepare(int tasks) {
        workers.enterIdle(asleep);
        workers.enterIdle(asleepLast);
        for (int i = 0; i < tasks; i++) {
            workers.queue.offer(new Job());
        }
    }

    @Test
    void where_tasks_are_long_the_one_that_lay_down_last_is_called_and_need_not_search() {
        prepare(3);
        workers.firstTaskTook(LONG_NANOS);
        workers.takeFirst(awake);
        assertEquals(List.of(asleep), List.copyOf(workers.idle));
        assertFalse(asleepLast.idle);
        assertFalse(asleepLast.searching);
    }

    @Test
    void where_tasks_are_short_nobody_is_called() {
        prepare(3);
        workers.firstTaskTook(LONG_NANOS);
        workers.firstTaskTook(SHORT_NANOS);
        workers.takeFirst(awake);
        assertEquals(Parker.MONITOR ? 1 : 2, workers.idle.size()); // a model checker's pool always calls
    }

    @Test
    void nobody_is_called_for_a_single_task_behind_which_the_searcher_finds() {
        prepare(2);
        workers.firstTaskTook(LONG_NANOS);
        workers.takeFirst(awake);
        assertEquals(2, workers.idle.size());
    }

    @Test
    void where_nobody_sleeps_nobody_is_called() {
        prepare(6);
        workers.firstTaskTook(LONG_NANOS);
        workers.takeFirst(awake);
        workers.takeFirst(asleepLast);
        workers.takeFirst(asleep);
        assertEquals(List.of(), List.copyOf(workers.idle));
        assertEquals(3, workers.size());
    }
}
