package io.raceproof.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.runner.Main;
import io.raceproof.stress.process.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as the build and the learner start it. */
class MainTest {
    @TempDir
    Path directory;

    private ChildJvm.Exit run(List<String> flags, String... arguments) throws InterruptedException {
        return new ChildJvm(Main.class.getName(), directory.resolve("run"))
                .shortLived()
                .flags(flags.toArray(String[]::new))
                .arguments(List.of(arguments))
                .run();
    }

    @Test
    void a_mistake_in_the_command_line_is_said_and_is_exit_status_64() throws Exception {
        ChildJvm.Exit exit = run(List.of(), "chekc");
        assertEquals(64, exit.exitCode());
        assertTrue(exit.tail(100).contains("chekc"), exit.tail(10));
        assertEquals(64, run(List.of(), "check", "77").exitCode(), "there is no lesson 77");
    }

    @Test
    void where_it_cannot_write_it_says_so_in_one_sentence() throws Exception {
        Path file = Files.writeString(directory.resolve("a-file"), "not a directory");
        ChildJvm.Exit exit = run(List.of(), "demo", "1", "--out", file.toString());
        assertEquals(3, exit.exitCode());
        assertTrue(exit.tail(1).startsWith("raceproof: ENVIRONMENT: "), exit.tail(10));
        assertFalse(exit.tail(100).contains("\tat "), "no stack trace");
    }

    @Test
    void the_mark_for_the_build_is_there_after_a_success_and_only_then() throws Exception {
        Path mark = directory.resolve("held");
        List<String> list = List.of("-Draceproof.mark=" + mark, "-Draceproof.run=list");
        assertEquals(0, run(list).exitCode());
        assertTrue(Files.exists(mark));
        assertEquals(
                64,
                run(List.of("-Draceproof.mark=" + mark, "-Draceproof.run=lits")).exitCode());
        assertFalse(Files.exists(mark));
    }
}
