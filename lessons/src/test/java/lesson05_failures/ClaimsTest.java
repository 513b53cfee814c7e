package lesson05_failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.Promise;
import io.raceproof.futures.ShutdownMode;
import io.raceproof.futures.Task;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.lessons.LessonText;
import io.raceproof.lessons.PrTier;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import lesson05_failures.Batch.End;
import lesson05_failures.Batch.Job;
import lesson05_failures.Batch.Report;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the text of lesson 5 claims, run. The code and its verdicts are the demonstration's and the proof's matter. */
class ClaimsTest {
    private final Exception poison = new IOException("disk full", new IllegalStateException("its cause"));

    private static LessonText text;

    @BeforeAll
    static void read() throws Exception {
        text = LessonText.of("lesson05_failures");
    }

    private Object throwPoison() throws Exception {
        throw poison;
    }

    /** The rows of the table: what a future says after each way to end. */
    @Test
    void a_future_says_how_its_task_ended() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        PoolExecutor pool = ThreadPoolExecutor.ofWorkers(1);
        Future<Integer> returned = pool.submit(() -> 7);
        Future<Object> threw = pool.submit(this::throwPoison);
        Future<Object> late = pool.submit((Task<Object>) () -> {
            running.countDown();
            end.await();
            return "done";
        });
        Future<Integer> cancelled = pool.submit(() -> 8);
        running.await();
        pool.shutdown(ShutdownMode.CANCEL_PENDING);
        List<List<String>> rows = List.of(
                row("returned 7", returned, "returns " + returned.result()),
                row("threw x", threw, thrownBy(threw::result) + "; x is its cause"),
                row("was cancelled before it began", cancelled, thrownBy(cancelled::result)),
                row("is not done in time", late, "`result(limit)` " + thrownBy(() -> late.result(Duration.ZERO))));
        assertEquals(rows, text.rows());
        assertSame(
                poison, assertThrows(CompletionException.class, threw::result).getCause());
        end.countDown();
        assertEquals("done", late.result()); // the time-out ended the wait, not the task
    }

    private static List<String> row(String task, Future<?> future, String result) {
        return List.of(task, "`" + future.status() + "`", result);
    }

    private static String thrownBy(org.junit.jupiter.api.function.Executable call) {
        return "throws `" + assertThrows(Exception.class, call).getClass().getSimpleName() + "`";
    }

    private List<Report> reportsOf(Batch batch) throws InterruptedException {
        List<Report> reports = new ArrayList<>();
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            List<Job> jobs = List.of(new Job("1", () -> 10), new Job("2", this::throwPoison), new Job("3", () -> 30));
            batch.run(pool, jobs, new Promise<>().future(), reports::add);
        }
        return reports;
    }

    /** A worker may be stopped between the end of a task and the word of it, and another future be done before its reader looks. */
    private static List<Report> byJob(List<Report> reports) {
        return reports.stream().sorted(Comparator.comparing(Report::job)).toList();
    }

    @Test
    void nothing_comes_out_when_nobody_asks() throws Exception {
        assertEquals(
                List.of(End.DONE, End.DONE, End.DONE),
                reportsOf(new SilentBatch()).stream().map(Report::end).toList());
    }

    @Test
    void one_failure_sinks_the_batch() throws Exception {
        List<Report> reports = new ArrayList<>();
        Batch batch = new SinkingBatch();
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            List<Job> jobs = List.of(new Job("1", () -> 10), new Job("2", this::throwPoison), new Job("3", () -> 30));
            CompletionException thrown = assertThrows(
                    CompletionException.class, () -> batch.run(pool, jobs, new Promise<>().future(), reports::add));
            assertSame(poison, thrown.getCause());
        }
        assertEquals(List.of(new Report("1", End.DONE, 10)), reports);
    }

    @Test
    void invoke_all_and_get_does_the_same() throws Exception {
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            List<java.util.concurrent.Future<Object>> futures =
                    pool.asExecutorService().invokeAll(List.of(() -> 10, this::throwPoison, () -> 30));
            List<Object> seen = new ArrayList<>();
            assertThrows(ExecutionException.class, () -> {
                for (java.util.concurrent.Future<Object> future : futures) {
                    seen.add(future.get());
                }
            });
            assertEquals(List.of(10), seen);
        }
    }

    @Test
    void the_fixed_ones_report_each() throws Exception {
        List<Report> all = List.of(
                new Report("1", End.DONE, 10), new Report("2", End.FAILED, poison), new Report("3", End.DONE, 30));
        assertEquals(all, byJob(reportsOf(new AskingBatch())));
        assertEquals(all, byJob(reportsOf(new WrappingBatch())));
    }

    /** Its own log line is part of the output of this test. */
    @Test
    void a_callback_that_throws_stops_no_other() throws Exception {
        Promise<Integer> promise = new Promise<>();
        List<String> called = new ArrayList<>();
        promise.future().whenDone(done -> called.add("result " + done.resultNow()));
        promise.future()
                .whenDone(done ->
                        called.add("second, in " + Thread.currentThread().getName()));
        Thread worker = new Thread(() -> promise.fail(poison), "worker");
        worker.start();
        worker.join();
        assertEquals(List.of("second, in worker"), called);
        assertThrows(IllegalStateException.class, promise.future()::resultNow);
    }

    @Test
    @PrTier("runs CPython")
    void the_python_program_reports_each() throws Exception {
        assumeTrue(LessonText.hasPython(), "there is no python3");
        List<String> lines =
                new ArrayList<>(LessonText.run(text.blocks("python").get(0)));
        lines.sort(null);
        assertEquals(List.of("1 done 10", "2 failed no address", "3 done 30"), lines);
    }

    @Test
    @PrTier("runs CPython")
    void python_does_not_wrap_and_logs_what_a_callback_raises() throws Exception {
        assumeTrue(LessonText.hasPython(), "there is no python3");
        List<String> lines = LessonText.run("""
                from concurrent.futures import Future
                f = Future()
                f.add_done_callback(lambda done: 1 / 0)
                f.add_done_callback(lambda done: print('second', flush=True))
                x = ValueError()
                f.set_exception(x)
                try:
                    f.result()
                except ValueError as e:
                    print(e is x)
                """);
        assertTrue(lines.containsAll(List.of("second", "True")), lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("exception calling callback")), lines.toString());
    }
}
