package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.raceproof.lessons.Lessons;
import io.raceproof.stress.report.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a learner reads, command by command. */
class CliTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private int run(String... arguments) {
        bytes.reset();
        Terminal terminal = new Terminal(
                new PrintStream(bytes, true, StandardCharsets.UTF_8), StandardCharsets.UTF_8, false, Map.of());
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--dir", directory.resolve("work space").toString()));
        int status = Cli.run(terminal, all.toArray(String[]::new));
        assertTrue(printed().lines().allMatch(line -> line.length() <= 80 || line.contains("work space")), printed());
        return status;
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void list_counts_what_is_solved() throws Exception {
        assertEquals(0, run("list"));
        assertTrue(printed().contains("[ ] Lesson 1: the test that lied"), printed());
        new Workspace(directory.resolve("work space")).remember(Lessons.all().get(0));
        run("list");
        assertTrue(printed().contains("[x] Lesson 1"), printed());
        assertEquals(0, run("list", "--json"));
        assertEquals(
                true,
                JsonParser.parseString(printed())
                        .getAsJsonArray()
                        .get(0)
                        .getAsJsonObject()
                        .get("solved")
                        .getAsBoolean());
    }

    @Test
    void hints_come_one_by_one() {
        assertEquals(0, run("hint", "1"));
        assertTrue(printed().startsWith("hint 1 of 4"), printed());
        run("hint", "1");
        assertTrue(printed().startsWith("hint 2 of 4"), printed());
    }

    @Test
    void the_solution_is_shown_after_a_pass_or_on_giving_up() throws Exception {
        assertEquals(1, run("solution", "1"));
        assertFalse(printed().contains("class BoxOffice"));
        assertEquals(0, run("solution", "1", "--give-up"));
        assertTrue(printed().contains("class BoxOffice"));
        new Workspace(directory.resolve("work space")).remember(Lessons.all().get(0));
        assertEquals(0, run("solution", "1"));
    }

    /** Lesson 1 asks for two. */
    @Test
    void the_solutions_that_are_asked_for_are_shown_whole_and_others_by_name() {
        assertEquals(0, run("solution", "1", "--give-up"));
        assertEquals(
                2,
                printed()
                        .lines()
                        .filter(line -> line.contains("class BoxOffice"))
                        .count(),
                printed());
        assertEquals(0, run("solution", "1", "stamped_lock", "--give-up"));
        assertTrue(printed().contains("StampedLock"), printed());
        assertEquals(1, run("solution", "1", "no_such", "--give-up"));
        assertTrue(printed().contains("There is no solution no_such. There are: futures, "), printed());
    }

    @Test
    void a_wrong_answer_that_is_not_there_is_told_with_those_that_are() {
        assertEquals(3, run("wrong", "1", "no_such"));
        assertTrue(printed().contains("There is no wrong answer no_such. There are: "), printed());
    }

    @Test
    void reset_says_where_the_old_work_is() throws Exception {
        Path file = new Workspace(directory.resolve("work space"))
                .file(Lessons.all().get(0));
        Files.writeString(file, "my work");
        assertEquals(0, run("reset", "1"));
        assertTrue(printed().replace("\n", " ").contains("saved"), printed());
        assertFalse(Files.readString(file).equals("my work"));
    }

    @Test
    void without_a_failing_check_there_is_no_interleaving_to_show() {
        assertEquals(1, run("trace", "1"));
        assertTrue(printed().contains("Run: check 1"), printed());
    }

    @Test
    void a_schedule_can_be_asked_for_where_there_is_a_page_and_a_mistake_in_it_is_one_of_usage() {
        assertEquals(1, run("trace", "1", "--explore", "1212"));
        assertTrue(printed().contains("Run: check 1"), printed());
        assertEquals(1, run("trace", "1", "--of", "LockedSale", "--explore", "1212"));
        assertTrue(printed().contains("Run: demo 1"), printed());
        assertEquals(64, run("trace", "1", "--explore", "1.2"));
        assertEquals(64, run("trace", "1", "--explore", "1<b>"));
        assertEquals(64, run("trace", "1", "--of", "NoSuchSale"));
    }

    @Test
    void the_lesson_can_be_read_at_80_columns() {
        assertEquals(0, run("read", "1"));
        assertTrue(printed().length() > 500);
    }

    @Test
    void doctor_names_what_is_needed() {
        assertEquals(0, run("doctor"), this::printed);
        assertTrue(printed().contains("needed: 17 or newer"), printed());
    }

    @Test
    void doctor_says_what_to_do_where_it_cannot_write() throws Exception {
        Files.writeString(directory.resolve("work space"), "a file where the folder should be");
        assertEquals(3, run("doctor"));
        assertTrue(printed().contains("to do: choose another folder with --dir"), printed());
    }

    @Test
    void a_check_as_json_carries_verdict_and_steps() throws Exception {
        Path file = new Workspace(directory.resolve("work space"))
                .file(Lessons.all().get(0));
        Files.writeString(file, "package lesson01_tickets; class Unfinished {");
        assertEquals(1, run("check", "1", "--json"));
        var json = JsonParser.parseString(printed()).getAsJsonObject();
        assertEquals("BROKEN", json.get("verdict").getAsString());
        assertEquals(
                "COMPILE",
                json.getAsJsonArray("steps")
                        .get(0)
                        .getAsJsonObject()
                        .get("step")
                        .getAsString());
    }

    @Test
    void a_mistake_after_a_command_is_one_of_usage_too_and_every_command_has_a_help() {
        assertEquals(64, run("list", "--bad"));
        assertEquals(64, run("check", "seventeen"));
        assertEquals(0, run("check", "--help"));
    }
}
