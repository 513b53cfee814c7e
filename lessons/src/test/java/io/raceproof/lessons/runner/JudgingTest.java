package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.stress.report.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** While a learner writes, the next check is prepared. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process does not tell its command line there")
class JudgingTest {
    @TempDir
    private Path directory;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Terminal terminal =
            new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), StandardCharsets.UTF_8, false, Map.of());

    /** The JVMs that have to do with a lesson. */
    private List<ProcessHandle> jvms(Lesson lesson) {
        String here = new Workspace(directory).scratch(lesson).toString();
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(here))
                        .isPresent())
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    private void assertGone(Lesson lesson) throws Exception {
        for (ProcessHandle jvm : jvms(lesson)) {
            jvm.onExit().get(30, TimeUnit.SECONDS);
        }
        assertEquals(List.of(), jvms(lesson));
    }

    @Test
    void a_model_checker_stands_by_for_the_lesson_that_is_watched_and_for_no_other() throws Exception {
        Workspace workspace = new Workspace(directory);
        Lesson one = Lessons.all().get(0);
        Lesson three = Lessons.all().get(2);
        try (Judging judging = new Judging(terminal, workspace)) {
            judging.watched(one, workspace.file(one));
            assertEquals(1, jvms(one).size());
            judging.watched(one, workspace.file(one));
            assertEquals(1, jvms(one).size());
            judging.watched(three, workspace.file(three));
            assertEquals(1, jvms(three).size());
            assertGone(one);
            judging.shown(three, workspace.file(three));
            assertGone(three);
        }
        String printed = bytes.toString(StandardCharsets.UTF_8);
        assertEquals(4, printed.split("BROKEN: ", -1).length - 1, printed);
        assertTrue(printed.lines().noneMatch(line -> line.contains("ENVIRONMENT")), printed);
    }

    @Test
    void when_the_learner_leaves_it_goes() throws Exception {
        Workspace workspace = new Workspace(directory);
        Lesson three = Lessons.all().get(2);
        try (Judging judging = new Judging(terminal, workspace)) {
            judging.watched(three, workspace.file(three));
            assertEquals(1, jvms(three).size());
        }
        assertGone(three);
    }
}
