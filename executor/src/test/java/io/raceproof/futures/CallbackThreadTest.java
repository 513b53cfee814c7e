package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.internal.jvm.Threads;
import io.raceproof.futures.internal.park.Deadline;
import io.raceproof.futures.internal.pool.CallbackThread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Callbacks that were handed over run once, whether their thread can be started or not. */
class CallbackThreadTest {
    @SuppressWarnings("StaticAssignmentOfThrowable") // the same one must come out
    private static final Error NO_THREAD = new OutOfMemoryError("unable to create native thread");

    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

    private Runnable says(String what) {
        return () -> ran.add(what);
    }

    @Test
    void a_failed_start_loses_none_of_those_that_were_handed_over_meanwhile() throws Exception {
        Gate inFactory = new Gate();
        Gate goOn = new Gate();
        CallbackThread thread = new CallbackThread(work -> {
            inFactory.open();
            goOn.passUninterrupted();
            throw NO_THREAD;
        });
        Other<?> first = Other.does(() -> {
            thread.run(says("first"));
            return null;
        });
        inFactory.pass();
        thread.run(says("second"));
        thread.run(says("third"));
        assertEquals(List.of(), ran);
        goOn.open();
        assertNull(first.end());
        assertEquals(List.of("first", "second", "third"), ran);
        assertTrue(thread.awaitTermination(Deadline.after(Tasks.LONG)));
    }

    @Test
    void where_no_thread_can_be_started_the_caller_runs_them_and_a_later_start_is_tried() throws Exception {
        AtomicBoolean none = new AtomicBoolean(true);
        CallbackThread thread = new CallbackThread(work -> {
            if (none.get()) {
                throw NO_THREAD;
            }
            return new Thread(work, "callbacks");
        });
        Runnable saysWhere = () ->
                ran.add(thread.isCurrent() ? "there" : Thread.currentThread().getName());
        thread.run(saysWhere);
        none.set(false);
        thread.run(saysWhere);
        assertTrue(thread.awaitTermination(Deadline.after(Tasks.LONG)));
        assertEquals(List.of(Thread.currentThread().getName(), "there"), ran);
    }

    @Test
    void after_its_end_the_caller_runs_them_once() throws Exception {
        CallbackThread thread = new CallbackThread(Threads.ofSystem(), "callbacks");
        thread.run(says("before"));
        assertTrue(thread.awaitTermination(Deadline.after(Tasks.LONG)));
        thread.run(says("after"));
        assertEquals(List.of("before", "after"), ran);
    }
}
