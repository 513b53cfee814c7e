package io.raceproof.lessons.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as editors save them. */
class CompilerTest {
    @TempDir
    Path directory;

    private List<String> compile(byte[] bytes) throws Exception {
        Path folder = Files.createDirectories(directory.resolve("a folder"));
        Path file = Files.write(folder.resolve("Some.java"), bytes);
        return Compiler.compile(file, System.getProperty("java.class.path"), directory.resolve("classes"));
    }

    @Test
    void a_byte_order_mark_does_not_matter() throws Exception {
        assertEquals(List.of(), compile("\ufeffpublic class Some {}".getBytes(StandardCharsets.UTF_8)));
        assertTrue(Files.exists(directory.resolve("classes/Some.class")));
    }

    @Test
    void another_encoding_is_told() throws Exception {
        List<String> told = compile("public class Some {} // \u00fc".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(List.of("the file is not in UTF-8: save it in that encoding"), told);
    }

    @Test
    void an_error_is_told_with_its_line() throws Exception {
        List<String> told = compile("public class Some {\n  int x = y;\n}".getBytes(StandardCharsets.UTF_8));
        assertEquals(1, told.size());
        assertTrue(told.get(0).startsWith("line 2: "), told::toString);
    }
}
