package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.LessonFolder;
import io.raceproof.lessons.Lessons;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of the learner's is lost. */
class WorkspaceTest {
    private final Lesson lesson = Lessons.find("1").orElseThrow();

    @TempDir
    Path root;

    @Test
    void the_starter_is_put_there_once_and_the_learners_work_is_left_alone() throws Exception {
        Workspace workspace = new Workspace(root);
        Path file = workspace.file(lesson);
        assertEquals(lesson.starterSource(), Files.readString(file));
        Files.writeString(file, "my work");
        assertEquals("my work", Files.readString(new Workspace(root).file(lesson)));
    }

    @Test
    void a_file_that_was_begun_and_is_gone_is_never_replaced_in_silence() throws Exception {
        Path file = new Workspace(root).file(lesson);
        Files.move(file, file.resolveSibling("Renamed.java"));
        LostFileException renamed = assertThrows(LostFileException.class, () -> new Workspace(root).file(lesson));
        assertTrue(String.valueOf(renamed.getMessage()).contains("Beside it is Renamed.java"), renamed::toString);
        Files.delete(file.resolveSibling("Renamed.java"));
        LostFileException deleted = assertThrows(LostFileException.class, () -> new Workspace(root).file(lesson));
        assertTrue(String.valueOf(deleted.getMessage()).endsWith("or start the exercise anew: reset 1"));
        assertEquals(Optional.empty(), new Workspace(root).reset(lesson));
        assertEquals(lesson.starterSource(), Files.readString(file));
    }

    @Test
    void a_folder_that_is_moved_away_while_it_is_used_is_not_made_anew(@TempDir Path other) throws Exception {
        Path folder = root.resolve("work");
        Workspace workspace = new Workspace(folder);
        workspace.file(lesson);
        Files.move(folder, other.resolve("moved"));
        assertThrows(LostFileException.class, () -> workspace.file(lesson));
        assertFalse(Files.exists(folder));
        assertEquals(lesson.starterSource(), Files.readString(new Workspace(other.resolve("moved")).file(lesson)));
    }

    @Test
    void whoever_is_inside_of_their_folder_stays_in_it() throws Exception {
        assertEquals(Path.of(Workspace.DEFAULT_NAME), Workspace.defaultFolder(root));
        Path file = new Workspace(root).file(lesson);
        Path inside = file.toAbsolutePath().getParent();
        assertEquals(root.toAbsolutePath(), Workspace.defaultFolder(root));
        assertEquals(root.toAbsolutePath(), inside == null ? root : Workspace.defaultFolder(inside));
    }

    @Test
    void who_catches_up_gets_right_answers_and_keeps_their_own() throws Exception {
        Workspace workspace = new Workspace(root);
        Lesson second = Lessons.find("2").orElseThrow();
        Path solved = workspace.file(lesson);
        Files.writeString(solved, "mine, and right");
        workspace.remember(lesson);
        Path unsolved = workspace.file(second);
        Files.writeString(unsolved, "mine, and not right yet");
        assertEquals(Workspace.CaughtUp.OWN, workspace.catchUp(lesson));
        assertEquals(Workspace.CaughtUp.GIVEN, workspace.catchUp(second));
        assertEquals("mine, and right", Files.readString(solved));
        assertEquals(second.source(second.rightAnswers().get(0)), Files.readString(unsolved));
        assertEquals(Set.of("lesson01", "lesson02"), workspace.passed());
        try (Stream<Path> saved = Files.walk(root.resolve("saved"))) {
            Path aside = saved.filter(Files::isRegularFile).findFirst().orElseThrow();
            assertEquals("mine, and not right yet", Files.readString(aside));
        }
    }

    @Test
    void wrong_answers_go_round() throws Exception {
        Workspace workspace = new Workspace(root);
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            shown.add(workspace.nextWrong(lesson, 3));
        }
        assertEquals(List.of(1, 2, 3, 1), shown);
    }

    @Test
    void the_time_of_the_long_steps_is_kept() throws Exception {
        Workspace workspace = new Workspace(root);
        assertEquals(Duration.ZERO, workspace.longStepsTook(lesson));
        workspace.noteLongSteps(lesson, Duration.ofSeconds(7));
        assertEquals(Duration.ofSeconds(7), workspace.longStepsTook(lesson));
    }

    @Test
    void reset_puts_the_work_aside_each_time() throws Exception {
        Workspace workspace = new Workspace(root);
        Files.writeString(workspace.file(lesson), "first");
        Path first = workspace.reset(lesson).orElseThrow();
        Files.writeString(workspace.file(lesson), "second");
        Path second = workspace.reset(lesson).orElseThrow();
        assertEquals("first", Files.readString(first));
        assertEquals("second", Files.readString(second));
        assertEquals(lesson.starterSource(), Files.readString(workspace.file(lesson)));
    }

    @Test
    void runners_that_pass_lessons_in_turn_keep_each_others_progress() throws Exception {
        List<Workspace> runners = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            runners.add(new Workspace(root));
        }
        for (int i = 0; i < runners.size(); i++) {
            runners.get(i).remember(withId("lesson0" + (i + 1)));
        }
        assertEquals(
                Set.of("lesson01", "lesson02", "lesson03", "lesson04", "lesson05", "lesson06", "lesson07", "lesson08"),
                runners.get(0).passed());
    }

    @Test
    void progress_of_another_version_with_lessons_unknown_here_is_kept() throws Exception {
        Files.writeString(root.resolve("progress.txt"), "lesson01\nfuture-lesson\n\n");
        Workspace workspace = new Workspace(root);
        workspace.remember(withId("lesson02"));
        assertEquals(Set.of("future-lesson", "lesson01", "lesson02"), workspace.passed());
    }

    @Test
    void hints_come_one_after_the_other_and_the_last_one_stays() throws Exception {
        Workspace workspace = new Workspace(root);
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            shown.add(workspace.nextHint(lesson, 3));
        }
        assertEquals(List.of(1, 2, 3, 3), shown);
        assertTrue(Files.exists(workspace.scratch(lesson)));
    }

    private Lesson withId(String id) {
        return new Lesson(
                new LessonFolder(root.resolve(id + "_some")),
                lesson.name(),
                lesson.part(),
                lesson.story(),
                lesson.goal(),
                lesson.labName(),
                lesson.starter(),
                lesson.versions(),
                lesson.outcomes(),
                lesson.evidence(),
                lesson.misconceptions(),
                lesson.terms(),
                lesson.solutions(),
                lesson.answers());
    }
}
