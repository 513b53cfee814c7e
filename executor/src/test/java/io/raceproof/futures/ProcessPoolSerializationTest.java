package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What travels to a worker process and back, and what happens to that which cannot. One pool serves all tests. */
class ProcessPoolSerializationTest {
    private static ProcessPoolExecutor pool;

    @BeforeAll
    static void begin() {
        pool = ProcessPoolExecutor.builder().workers(1).heapLimitMiB(256).build();
    }

    /** Whatever came before, the pool has lived through it. */
    @AfterAll
    static void end() throws Exception {
        assertEquals(1, pool.submit(() -> 1).result());
        pool.close();
    }

    private static final class Plain {}

    private record Holder(String name, List<Object> things) implements Serializable {}

    @Test
    void a_captured_value_that_cannot_travel_is_named_by_submit() {
        Plain plain = new Plain();
        Exception thrown = org.junit.jupiter.api.Assertions.assertThrows(
                IllegalArgumentException.class, () -> pool.submit(() -> plain.hashCode()));
        assertInstanceOf(NotSerializableException.class, thrown.getCause());
        assertEquals(
                "the task cannot travel between processes: " + Plain.class.getName() + " is not Serializable; it is"
                        + " captured value 1 of the lambda in " + ProcessPoolSerializationTest.class.getName() + " (a "
                        + Plain.class.getTypeName()
                        + "). Make it Serializable, mark the field transient, or create it inside the task",
                thrown.getMessage());
    }

    @Test
    void the_way_to_a_field_deep_inside_is_told() {
        Map<String, Object> map = new HashMap<>();
        map.put("key", new Object[] {1, new Holder("x", List.of("a", new Plain()))});
        String message = Thrown.message(IllegalArgumentException.class, () -> pool.submit(() -> map.size()));
        assertTrue(
                message.contains("the value of key key → element 1 → field things of " + Holder.class.getTypeName()
                        + " → element 1."),
                message);
    }

    @Test
    void the_pool_itself_and_its_futures_cannot_be_captured() {
        PoolExecutor captured = pool;
        Future<Integer> future = pool.submit(() -> 1);
        String first = Thrown.message(IllegalArgumentException.class, () -> pool.submit(() -> captured.toString()));
        assertTrue(first.contains("ProcessPoolExecutor is not Serializable"), first);
        String second = Thrown.message(IllegalArgumentException.class, () -> pool.submit(() -> future.result()));
        assertTrue(second.contains("Future is not Serializable"), second);
    }

    private static final class Nested implements Serializable {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("UnusedVariable") // it travels along
        private @Nullable Nested inner;

        static Nested ofDepth(int depth) {
            Nested nested = new Nested();
            for (int i = 0; i < depth; i++) {
                Nested outer = new Nested();
                outer.inner = nested;
                nested = outer;
            }
            return nested;
        }
    }

    @Test
    void what_is_nested_too_deeply_to_be_written_is_refused_by_submit() {
        Nested nested = Nested.ofDepth(1_000_000);
        String message = Thrown.message(IllegalArgumentException.class, () -> pool.submit(() -> nested.hashCode()));
        assertTrue(message.contains("nested too deeply"), message);
    }

    @Test
    void what_exceeds_the_limits_of_the_worker_fails_alone() throws Exception {
        Nested nested = Nested.ofDepth(600);
        String message = messageOf(pool.submit(() -> nested.hashCode()));
        assertTrue(message.contains("the task could not be read in the worker: it exceeds the limits"), message);
    }

    @Test
    void what_exceeds_the_limits_of_the_parent_fails_alone() throws Exception {
        String message = messageOf(pool.submit(() -> Nested.ofDepth(600)));
        assertTrue(message.contains("the result could not be read in the parent: it exceeds the limits"), message);
    }

    private static String messageOf(Future<?> failed) throws Exception {
        return String.valueOf(
                assertInstanceOf(RemoteTaskException.class, failed.exception().orElseThrow())
                        .getMessage());
    }

    @Test
    void a_result_that_cannot_travel_fails_alone_and_is_named() throws Exception {
        String message = messageOf(pool.submit(() -> new Holder("x", List.of(new Plain()))));
        assertTrue(
                message.contains("the result cannot travel between processes: " + Plain.class.getName()
                        + " is not Serializable; it is field things of"),
                message);
    }

    private static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;
        private final int code;

        Failure(String message, int code) {
            super(message);
            this.code = code;
        }
    }

    @Test
    void a_failure_keeps_its_type_and_its_fields_and_gets_the_workers_stack_trace() throws Exception {
        Future<Void> future = pool.submit(() -> {
            throw new Failure("told", 7);
        });
        Failure failure = assertInstanceOf(Failure.class, future.exception().orElseThrow());
        assertSame(failure, future.exceptionNow());
        assertEquals("told", failure.getMessage());
        assertEquals(7, failure.code);
        RemoteTaskException trace = assertInstanceOf(RemoteTaskException.class, failure.getCause());
        assertEquals(Failure.class.getName(), trace.remoteClassName());
        assertTrue(trace.remoteStackTrace().contains("WorkerMain"), trace.remoteStackTrace());
        assertTrue(String.valueOf(trace.getMessage()).contains("in worker ProcessPoolExecutor-"), trace.getMessage());
    }

    @Test
    void a_failure_made_without_a_cause_gets_the_stack_trace_as_suppressed() throws Exception {
        Future<Void> future = pool.submit(() -> {
            throw new IllegalStateException("told", null);
        });
        Throwable failure = future.exception().orElseThrow();
        assertNull(failure.getCause());
        assertInstanceOf(RemoteTaskException.class, failure.getSuppressed()[0]);
    }

    private static final class Unwritable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings({"serial", "UnusedVariable"}) // it is in the way of serialization
        private final Object thing = new Plain();

        Unwritable(String message) {
            super(message);
        }
    }

    @Test
    void a_failure_that_cannot_travel_comes_as_text() throws Exception {
        Future<Void> future = pool.submit(() -> {
            throw new Unwritable("told");
        });
        RemoteTaskException failure =
                assertInstanceOf(RemoteTaskException.class, future.exception().orElseThrow());
        assertEquals(Unwritable.class.getName(), failure.remoteClassName());
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.startsWith(Unwritable.class.getName() + ": told ("), message);
        assertTrue(message.contains("field thing of"), message);
        assertTrue(message.contains("\tat "), message);
    }

    private static final class Unreadable implements Serializable {
        private static final long serialVersionUID = 1L;
        private final long home = ProcessHandle.current().pid();

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            throw new IllegalStateException("not readable, written by " + home);
        }
    }

    private static final class UnreadableFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Unreadable thing = new Unreadable();

        @Override
        public String getMessage() {
            return "told by " + thing.home;
        }
    }

    @Test
    void what_cannot_be_read_fails_alone_in_the_worker_and_in_the_parent() throws Exception {
        Unreadable unreadable = new Unreadable();
        String task = messageOf(pool.submit(() -> unreadable.hashCode()));
        assertTrue(task.contains("the task could not be read in the worker") && task.contains("not readable"), task);
        String result = messageOf(pool.submit(() -> new Unreadable()));
        assertTrue(result.contains("the result could not be read in the parent"), result);
        String failure = messageOf(pool.submit(() -> {
            throw new UnreadableFailure();
        }));
        assertTrue(failure.contains(UnreadableFailure.class.getName() + ": told"), failure);
        assertTrue(failure.contains("could not be read in the parent"), failure);
    }

    @Test
    void null_large_and_empty_values_travel() throws Exception {
        assertNull(pool.submit(() -> (Object) null).result());
        byte[] large = new byte[5 << 20];
        Arrays.fill(large, (byte) 7);
        large[large.length - 1] = 8;
        assertArrayEquals(large, pool.submit(() -> large).result());
        assertEquals(List.of(), pool.submit(() -> List.of()).result());
    }

    @Test
    @PrTier("it fills the heap of a worker")
    void a_task_too_large_for_the_workers_heap_fails_alone() throws Exception {
        byte[] huge = new byte[300 << 20];
        String message = messageOf(pool.submit(() -> huge.length));
        assertTrue(message.contains("OutOfMemoryError"), message);
    }

    @Test
    void an_error_in_a_task_is_its_failure_and_the_worker_lives() throws Exception {
        long pid = pool.submit(() -> ProcessHandle.current().pid()).result();
        Future<Integer> overflow = pool.submit(() -> recurse(1));
        assertInstanceOf(StackOverflowError.class, overflow.exception().orElseThrow());
        assertEquals(pid, pool.submit(() -> ProcessHandle.current().pid()).result());
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int recurse(int x) {
        return recurse(x + 1) + 1;
    }

    @Test
    void a_class_that_the_worker_lacks_fails_that_task_with_its_name() throws Exception {
        String withoutTests = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        try (PoolExecutor poor =
                ProcessPoolExecutor.builder().workers(1).classPath(withoutTests).build()) {
            for (int i = 0; i < 2; i++) {
                String message = messageOf(poor.submit(() -> 1));
                assertTrue(
                        message.contains("class " + ProcessPoolSerializationTest.class.getName()
                                + " is not on the class path there"),
                        message);
            }
        }
    }
}
