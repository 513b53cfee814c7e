package io.raceproof.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.process.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the main job says when it cannot begin. */
class MainTest {
    @TempDir
    Path directory;

    private ChildJvm.Exit run(String... arguments) throws InterruptedException {
        return new ChildJvm(Main.class.getName(), directory.resolve("run"))
                .arguments(List.of(arguments))
                .run();
    }

    @Test
    void without_an_argument_it_says_which_one_is_missing() throws Exception {
        ChildJvm.Exit exit = run();
        assertEquals(64, exit.exitCode());
        assertTrue(exit.tail(1).startsWith("raceproof: give one argument"), exit.tail(10));
    }

    @Test
    void where_it_cannot_write_it_says_so_in_one_sentence() throws Exception {
        Path file = Files.writeString(directory.resolve("a-file"), "not a directory");
        ChildJvm.Exit exit = run(file.toString());
        assertEquals(3, exit.exitCode());
        assertTrue(exit.tail(1).startsWith("raceproof: ENVIRONMENT: a file could not be written"), exit.tail(10));
        assertFalse(exit.tail(100).contains("\tat "), "no stack trace");
    }
}
