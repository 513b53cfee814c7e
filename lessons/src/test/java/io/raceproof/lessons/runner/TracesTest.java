package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.NightlyTier;
import io.raceproof.stress.lincheck.ScheduleTree;
import io.raceproof.stress.report.Page;
import io.raceproof.stress.report.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wrong answer, from its check to a page in which the learner is the scheduler. */
@NightlyTier("it starts a model checker for each recording")
class TracesTest {
    @TempDir
    private Path directory;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Lesson lesson = Lessons.all().get(0);

    private int run(String... arguments) {
        bytes.reset();
        Terminal terminal = new Terminal(
                new PrintStream(bytes, true, StandardCharsets.UTF_8), StandardCharsets.UTF_8, false, Map.of());
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--dir";
        all[arguments.length + 1] = directory.toString();
        return Cli.run(terminal, all);
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static boolean has(ScheduleTree tree, String word) {
        return IntStream.range(0, tree.size())
                .anyMatch(node -> tree.wordOf(node).equals(word));
    }

    @Test
    void the_page_of_a_wrong_answer_gets_its_schedules_and_those_that_are_asked_for() throws Exception {
        Workspace workspace = new Workspace(directory);
        Path file = workspace.file(lesson);
        Lesson.Answer wrong = lesson.wrongAnswers().stream()
                .filter(answer -> answer.name().equals("volatile_copy"))
                .findFirst()
                .orElseThrow();
        Files.writeString(file, lesson.source(wrong));
        assertEquals(1, run("check", "1"), this::printed);
        assertNull(Page.read(workspace.page(lesson)).versions().get(0).tree(), "a check is quick");

        assertEquals(0, run("trace", "1"), this::printed);
        Page page = Page.read(workspace.page(lesson));
        ScheduleTree tree = Objects.requireNonNull(page.versions().get(0).tree(), this::printed);
        assertTrue(tree.broken() > 0 && tree.broken() < tree.schedules(), tree::toString);
        assertNotNull(page.versions().get(0).interleaving(), "the interleaving stays");
        assertEquals("raceproof trace 1 --explore ", tree.ask());
        assertTrue(Files.size(workspace.page(lesson)) < 400_000);

        String first = tree.wordOf(IntStream.range(0, tree.size())
                .filter(node -> tree.nodes().end().get(node) >= 0
                        && tree.ends().get(tree.nodes().end().get(node)).broken())
                .findFirst()
                .orElseThrow());
        assertEquals(0, run("trace", "1", "--explore", first), this::printed);
        assertTrue(printed().contains("#s0." + first), printed());
        ScheduleTree again = Objects.requireNonNull(
                Page.read(workspace.page(lesson)).versions().get(0).tree());
        assertTrue(has(again, first), again::toString);
        assertEquals(0, run("trace", "1", "--explore", "1".repeat(50)), this::printed);
        assertTrue(printed().replace('\n', ' ').contains("None begins with"), printed());

        Files.writeString(file, lesson.starterSource() + "\n// changed");
        assertEquals(3, run("trace", "1", "--explore", first));
        assertEquals(0, run("trace", "1"), "the page is still there");
    }

    @Test
    void a_version_of_the_lesson_that_holds_cannot_be_broken_and_more_of_it_can_be_asked_for() throws Exception {
        Path demo =
                new Workspace(directory).demonstration().resolve(lesson.id()).resolve("index.html");
        assertEquals(0, run("demo", "1"), this::printed);
        Page page = Page.read(demo);
        for (Page.Version version : page.versions()) {
            ScheduleTree tree = Objects.requireNonNull(version.tree());
            assertEquals(version.interleaving() != null, tree.broken() > 0, version.name());
            assertTrue(tree.complete() || tree.preemptions() >= 1, version.name());
        }
        assertEquals(0, run("trace", "1", "--of", "LockedSale", "--explore", "21"), this::printed);
        ScheduleTree tree =
                Objects.requireNonNull(Page.read(demo).versions().get(1).tree());
        assertTrue(has(tree, "21"), tree::toString);
        assertEquals(0, tree.broken());
        assertFalse(tree.ask().isEmpty());
    }
}
