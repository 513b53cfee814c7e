package io.raceproof.lessons.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks are found wherever an answer takes them, also in a class beside it. */
class LockUseTest {
    @TempDir
    private Path directory;

    private List<String> locksOf(String source) throws Exception {
        Path file = Files.writeString(directory.resolve("Answer.java"), source);
        int status =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", directory.toString(), file.toString());
        assertEquals(0, status, "the source does not compile");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
            return LockUse.beside(loader.loadClass("Answer"));
        }
    }

    @Test
    void each_kind_of_lock_is_found_and_told_with_its_line() throws Exception {
        assertEquals(
                List.of("line 2 takes a lock with synchronized"),
                locksOf("class Answer { void m() {\nsynchronized (this) { } } }"));
        assertEquals(List.of("the method m is synchronized"), locksOf("class Answer { synchronized void m() { } }"));
        assertEquals(
                List.of("line 1 uses a lock, ReentrantLock"),
                locksOf("class Answer { Object o = new java.util.concurrent.locks.ReentrantLock(); }"));
        assertEquals(
                List.of("line 1 uses a lock, Collections.synchronizedList"),
                locksOf(
                        "class Answer { Object o = java.util.Collections.synchronizedList(new java.util.ArrayList<>()); }"));
        assertEquals(
                List.of("line 1 takes a lock with synchronized"),
                locksOf("class Answer { } class Beside { Runnable r = () -> { synchronized (this) { } }; }"));
    }

    @Test
    void code_without_a_lock_has_none() throws Exception {
        assertEquals(
                List.of(),
                locksOf(
                        "class Answer { int n = new java.util.concurrent.atomic.LongAdder().intValue(); StringBuffer b; }"));
    }
}
