package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.LessonFolder;
import io.raceproof.lessons.Lessons;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    void reset_puts_the_work_aside_each_time() throws Exception {
        Workspace workspace = new Workspace(root);
        Files.writeString(workspace.file(lesson), "first");
        Path first = workspace.reset(lesson);
        Files.writeString(workspace.file(lesson), "second");
        Path second = workspace.reset(lesson);
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
                lesson.answers());
    }
}
