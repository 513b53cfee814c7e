package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.NightlyTier;
import io.raceproof.lessons.PrTier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bundle is unpacked where there is nothing else, and used without a network, where the system can take it away: in a
 * network namespace with nothing but loopback, which jcstress needs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it is started with sh")
class BundleTest {
    private Path directory = Path.of("");
    private Path unpacked = Path.of("");
    private Path home = Path.of("");

    @BeforeAll
    void unpack(@TempDir Path temporary) throws Exception {
        directory = temporary;
        Path zip = directory.resolve("bundle.zip");
        new Bundle(ClassPath.ofProcess().stream()
                        .filter(entry -> !entry.endsWith("test-classes"))
                        .toList())
                .write(zip);
        home = Files.createDirectories(directory.resolve("home"));
        unpacked = directory.resolve("stick with a space");
        try (FileSystem inside = FileSystems.newFileSystem(zip);
                Stream<Path> all = Files.walk(inside.getPath("/"))) {
            for (Path path : all.toList()) {
                Path copy =
                        unpacked.resolve(inside.getPath("/").relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        }
        unpacked = unpacked.resolve("raceproof");
    }

    private record Ended(int status, String printed) {}

    private Ended run(String... words) throws Exception {
        List<String> command = new ArrayList<>();
        if (new ProcessBuilder("sh", "-c", "unshare -rn ip link set lo up 2>&-")
                        .start()
                        .waitFor()
                == 0) {
            command.addAll(List.of("unshare", "-rn", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh"));
        }
        command.addAll(List.of("sh", unpacked.resolve("raceproof").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed);
    }

    @Test
    @PrTier("makes the book once more")
    void it_makes_the_book() throws Exception {
        Ended ended = run("book", "--out", "a book");
        assertEquals(0, ended.status(), ended.printed());
        assertTrue(ended.printed().contains("index.html (27 files, "), ended.printed());
        assertTrue(Files.readString(home.resolve("a book/lesson01.html")).contains("Guess what is wrong"));
        assertTrue(Files.size(home.resolve("a book/executor.html")) > 20_000, "README.md is in the bundle");
    }

    @Test
    void it_lists_the_lessons() throws Exception {
        Ended ended = run("list");
        assertEquals(0, ended.status(), ended.printed());
        assertTrue(ended.printed().contains("[ ] " + Lessons.all().get(0).title()), ended.printed());
    }

    @Test
    void each_jar_has_its_licence_with_it() throws IOException {
        Path licences = unpacked.resolve("licences");
        List<String> index = Files.readAllLines(licences.resolve("INDEX.txt"));
        try (Stream<Path> jars = Files.list(unpacked.resolve("lib"))) {
            assertEquals(jars.count() + 1, index.size());
        }
        for (String line : index) {
            assertTrue(Files.size(licences.resolve(line.split("\t", -1)[1])) > 200, line);
        }
        assertTrue(index.contains("raceproof.jar\tApache-2.0.txt"), index::toString);
    }

    @Test
    void without_its_lib_folder_it_says_what_is_missing() throws Exception {
        Path lib = unpacked.resolve("lib");
        Path away = Files.move(lib, unpacked.resolve("elsewhere"));
        try {
            Ended ended = run("list");
            assertEquals(3, ended.status());
            assertEquals(1, ended.printed().lines().count(), ended.printed());
            assertTrue(ended.printed().contains("the folder lib beside raceproof.jar is missing"), ended.printed());
        } finally {
            Files.move(away, lib);
        }
    }

    @Test
    void a_link_to_the_script_starts_it_too() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("linked"), unpacked.resolve("raceproof"));
        Process process = new ProcessBuilder("sh", link.toString(), "--version")
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        assertTrue(printed.startsWith("raceproof "), printed);
    }

    @Test
    @NightlyTier("it takes a while")
    void lesson_1_can_be_solved() throws Exception {
        Lesson lesson = Lessons.all().get(0);
        Path work = directory.resolve("work");
        Path file = new Workspace(work).file(lesson);
        Files.writeString(file, lesson.source(lesson.rightAnswers().get(0)));
        Ended ended = run("check", "1", "--dir", work.toString());
        assertEquals(0, ended.status(), ended.printed());
    }
}
