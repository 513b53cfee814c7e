package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.stress.report.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    /** Rejected by the compiler, so that the model checker is not asked. */
    private static Path misspelt(Workspace workspace, Lesson lesson) throws IOException {
        return Files.writeString(workspace.file(lesson), "no class");
    }

    @Test
    void a_model_checker_stands_by_for_the_lesson_that_is_watched_until_there_is_another_or_the_learner_leaves()
            throws Exception {
        Workspace workspace = new Workspace(directory);
        Lesson one = Lessons.all().get(0);
        Lesson two = Lessons.all().get(1);
        Path ofOne = workspace.scratch(one);
        Path ofTwo = workspace.scratch(two);
        try (Judging judging = new Judging(terminal, workspace)) {
            judging.watched(one, misspelt(workspace, one));
            List<ProcessHandle> prepared = Jvms.in(ofOne);
            assertEquals(1, prepared.size());
            judging.watched(one, misspelt(workspace, one));
            assertEquals(prepared, Jvms.in(ofOne), "it waits on");
            judging.shown(two, misspelt(workspace, two));
            Jvms.assertNoneIn(ofOne);
            List<ProcessHandle> begun = Jvms.in(ofTwo);
            assertEquals(1, begun.size(), "it was not asked, and is as good for the next check");
            judging.watched(two, misspelt(workspace, two));
            assertEquals(begun, Jvms.in(ofTwo));
        }
        Jvms.assertNoneIn(ofTwo);
        String printed = bytes.toString(StandardCharsets.UTF_8);
        assertEquals(4, printed.split("BROKEN: ", -1).length - 1, printed);
    }
}
