package io.raceproof.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Python of lessons 6, 9, 10 and 11 does what the text says of it, where there is a python3. */
@PrTier("it starts Python by the dozen")
class PythonBlocksTest {
    @TempDir
    private Path directory;

    /** Runs the block of the lesson's text, and then these lines. */
    private String run(String lesson, String... lines) throws IOException, InterruptedException {
        String block = LessonText.of(lesson).blocks("python").get(0);
        String guarded = String.join("\n    ", lines);
        Path script = Files.writeString(
                directory.resolve("block.py"), block + "\nif __name__ == '__main__':\n    " + guarded + "\n");
        Process python;
        try {
            python = new ProcessBuilder("python3", script.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException none) {
            assumeTrue(false, "python3 is not on the PATH");
            throw none;
        }
        python.getOutputStream().close();
        String printed = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(python.waitFor(120, TimeUnit.SECONDS), "python3 has not ended");
        return printed.strip();
    }

    @Test
    void lesson_6_shows_in_order_and_as_they_come() throws Exception {
        String printed = run(
                "lesson06_map",
                "import threading",
                "second = threading.Event()",
                "def fetch(photo):",
                "    second.wait(60) if photo == 1 else second.set()",
                "    return photo",
                "page = []",
                "show(fetch, [1, 2], page)",
                "print(page)",
                "page = []",
                "show_as_they_come(lambda photo: photo, [1, 2], page)",
                "print(sorted(page))");
        assertEquals("[1, 2]\n[1, 2]", printed);
    }

    @Test
    void lesson_9_scales_in_threads_and_processes_and_has_another_default() throws Exception {
        String printed = run(
                "lesson09_sizing",
                "import os, sys",
                "print(scaled(ThreadPoolExecutor, 2, [3, 4]), scaled(ProcessPoolExecutor, 2, [3, 4]))",
                "count = os.process_cpu_count() if sys.version_info >= (3, 13) else os.cpu_count()",
                "print(ThreadPoolExecutor()._max_workers - min(32, count + 4))");
        assertEquals("[5, 7] [5, 7]\n0", printed);
    }

    @Test
    void lesson_10_gives_the_permit_back_and_complains_of_one_too_many() throws Exception {
        String printed = run(
                "lesson10_limits",
                "limiter = Limiter(1)",
                "def fail():",
                "    raise OSError('down')",
                "for request in (fail, lambda: 'served'):",
                "    try:",
                "        print(limiter.call(request))",
                "    except OSError as e:",
                "        print(e)",
                "try:",
                "    limiter._permits.release()",
                "except ValueError:",
                "    print('too many')");
        assertEquals("down\nserved\ntoo many", printed);
    }

    @Test
    void lesson_11_loses_its_list_in_processes() throws Exception {
        String printed = run(
                "lesson11_sharing",
                "print(sell_all(ThreadPoolExecutor))",
                "sold.clear()",
                "print(sell_all(ProcessPoolExecutor))");
        assertEquals("(400, 400)\n(400, 0)", printed);
    }

    @Test
    void lesson_12_starts_a_thread_when_a_job_arrives() throws Exception {
        assertEquals("0\n1", run("lesson12_creating", "pool.shutdown()"));
    }

    @Test
    void lesson_13_completes_a_future_once() throws Exception {
        assertEquals("False 7\nInvalidStateError", run("lesson13_future", "pass"));
    }

    @Test
    void lesson_14_waits_for_a_while() throws Exception {
        assertEquals("first\nnothing came", run("lesson14_waiting", "pass"));
    }

    @Test
    void lesson_15_leaves_no_waiter_behind() throws Exception {
        assertEquals("2\n0", run("lesson15_completed", "pass"));
    }

    @Test
    void lesson_16_kills_a_mutant() throws Exception {
        assertEquals("True True\nTrue False", run("lesson16_checker", "pass"));
    }
}
