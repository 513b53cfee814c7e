package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.grading.Grade;
import io.raceproof.lessons.grading.Grader;
import io.raceproof.lessons.grading.StepResult;
import io.raceproof.lessons.lab.Step;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Judging goes on in the background, and ends when the learner does something else. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // even if it cannot be interrupted
class WatchTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Terminal terminal =
            new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), StandardCharsets.UTF_8, false, Map.of());
    private final Lesson first = Lessons.all().get(0);
    private final Typing typing = new Typing();
    private Path file = Path.of("");

    @BeforeEach
    void write() throws Exception {
        file = Files.writeString(directory.resolve("BoxOffice.java"), "first");
    }

    /** Judging waits forever, and does what a test wants before. */
    private abstract class Waiting implements Watch.Actions {
        final List<String> told = new CopyOnWriteArrayList<>();

        abstract void judging(int times) throws IOException;

        @Override
        public boolean introduce(Lesson lesson) {
            return true;
        }

        @Override
        public Path file(Lesson lesson) throws IOException {
            if (Files.notExists(file)) {
                throw new LostFileException(file + " is gone. Put it back, or start anew: reset 1");
            }
            return file;
        }

        @Override
        public void judge(Lesson lesson, Path judged) throws IOException, InterruptedException {
            told.add("judge " + lesson.id());
            judging((int) told.stream().filter(what -> what.startsWith("judge")).count());
            try {
                new CountDownLatch(1).await();
            } finally {
                told.add("ended");
            }
        }

        @Override
        public Lesson after(Lesson lesson) {
            return Lessons.all().get(1);
        }

        @Override
        public boolean act(String key, Lesson lesson) {
            told.add("key " + key);
            return "hltpx".contains(key);
        }
    }

    /** What is typed, by whatever thread: a PipedReader fails when the one that wrote last has ended. */
    private static final class Typing extends Reader {
        private final BlockingQueue<Integer> typed = new LinkedBlockingQueue<>();

        @Override
        public int read(char[] into, int from, int length) throws IOException {
            try {
                into[from] = (char) typed.take().intValue();
                return 1;
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        }

        @Override
        public void close() {}
    }

    private void type(String text) {
        text.chars().forEach(typing.typed::add);
    }

    private List<String> watch(Waiting actions) throws Exception {
        try (Keys keys = Keys.byLine("no reason", typing)) {
            new Watch(keys, terminal, actions).run(first);
        }
        return actions.told;
    }

    @Test
    void a_save_ends_the_judging_and_begins_another_and_quit_ends_that() throws Exception {
        List<String> told = watch(new Waiting() {
            @Override
            void judging(int times) throws IOException {
                if (times == 1) {
                    Files.writeString(file, "second");
                } else {
                    type("q\n");
                }
            }
        });
        assertEquals(List.of("judge lesson01", "ended", "judge lesson01", "ended"), told);
    }

    @Test
    void keys_are_heard_while_judging_goes_on() throws Exception {
        List<String> told = watch(new Waiting() {
            @Override
            void judging(int times) {
                type("h\nz\nq\n");
            }
        });
        assertEquals(List.of("judge lesson01", "key h", "key z", "ended"), told);
        String printed = bytes.toString(StandardCharsets.UTF_8);
        assertTrue(printed.contains("no such key: z"), printed);
        assertTrue(printed.contains("Press Enter after each key: no reason."), printed);
        assertTrue(printed.lines().allMatch(line -> line.length() <= Terminal.WIDTH), printed);
    }

    /** Deleted, renamed, in a folder that was moved. */
    @Test
    void a_file_that_is_gone_is_waited_for_and_not_replaced() throws Exception {
        List<String> told = watch(new Waiting() {
            @Override
            void judging(int times) throws IOException {
                if (times == 1) {
                    Files.delete(file);
                } else {
                    type("q\n");
                }
            }

            @Override
            public Path file(Lesson lesson) throws IOException {
                if (bytes.toString(StandardCharsets.UTF_8).contains("Waiting for the file")) {
                    Files.writeString(file, "back again");
                }
                return super.file(lesson);
            }
        });
        assertEquals(List.of("judge lesson01", "ended", "judge lesson01", "ended"), told);
        assertEquals("back again", Files.readString(file));
    }

    @Test
    void who_does_not_want_to_go_on_from_the_introduction_quits() throws Exception {
        List<String> told = watch(new Waiting() {
            @Override
            void judging(int times) {}

            @Override
            public boolean introduce(Lesson lesson) {
                return false;
            }
        });
        assertEquals(List.of(), told);
    }

    @Test
    void the_next_lesson_and_a_rerun_begin_anew_and_a_prediction_has_the_machine_for_itself() throws Exception {
        List<String> told = watch(new Waiting() {
            @Override
            void judging(int times) {
                type(List.of("r\n", "n\n", "p\nq\n").get(times - 1));
            }
        });
        assertEquals(
                List.of("judge lesson01", "ended", "judge lesson01", "ended", "judge lesson02", "ended", "key p"),
                told);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process does not tell its command line there")
    void when_the_stress_step_is_cancelled_its_JVMs_are_gone() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Grader grader = new Grader(first, directory.resolve("grade"));
        Grade passed = new Grade(List.of(new StepResult(Step.MODEL, Verdict.HELD, "", List.of(), null)));
        CopyOnWriteArrayList<String> after = new CopyOnWriteArrayList<>();
        Background background = new Background(terminal, () -> {
            begun.countDown();
            grader.gradeStress(passed, step -> after.add("a result"));
            after.add("a grade");
        });
        try (background) {
            assertTrue(begun.await(100, TimeUnit.SECONDS), bytes.toString(StandardCharsets.UTF_8));
            while (Jvms.in(directory).isEmpty()) {
                Thread.onSpinWait(); // until jcstress runs; the test's time-out is the limit
            }
        }
        assertEquals(List.of(), after, "no result of a step that was cancelled");
        Jvms.assertNoneIn(directory); // killed, if it is there at all
    }
}
