package io.raceproof.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every lesson is complete, and has the same shape. Whether its answers are judged rightly is another test's matter. */
class LessonShapeTest {
    private static final Path RESOURCES = Path.of("src/main/resources/io/raceproof/lessons");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final int MOST_WORDS = 900; // five minutes at 180 words a minute

    static List<Lesson> lessons() {
        List<Lesson> all = Lessons.all();
        assertTrue(all.size() >= 1, "no lesson was found");
        return all;
    }

    private static Path folder(Lesson lesson) {
        return RESOURCES.resolve(lesson.id());
    }

    private static String fileName(Lesson lesson) {
        String name = lesson.exercise().className();
        return name.substring(name.lastIndexOf('.') + 1) + ".java";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> answers(Lesson lesson, String kind) throws IOException {
        try (Stream<Path> folders = Files.list(folder(lesson).resolve(kind))) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.resolve(fileName(lesson)))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void it_takes_five_minutes_to_read(Lesson lesson) {
        int words = read(folder(lesson).resolve("lesson.md")).trim().split("\\s+").length;
        assertTrue(words <= MOST_WORDS, lesson.id() + " has " + words + " words");
        assertTrue(words >= MOST_WORDS / 3, lesson.id() + " has only " + words + " words");
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void its_text_has_all_parts(Lesson lesson) {
        String text = read(folder(lesson).resolve("lesson.md"));
        for (String part : List.of(
                "## The story",
                "## Predict",
                "## Three lenses",
                "## Mend it",
                "## Your turn",
                "## Which tool was blind",
                "## The same in Python",
                "```java",
                "```python",
                "- [ ] ")) {
            assertTrue(text.contains(part), lesson.id() + " lacks " + part);
        }
    }

    /** The outcomes of the prediction are the ones that the tools will report, in the same words. */
    @ParameterizedTest
    @MethodSource("lessons")
    void what_is_to_be_predicted_is_what_jcstress_is_told(Lesson lesson) throws IOException {
        String sources = allSources(lesson);
        Matcher outcome = Pattern.compile("(?m)^- \\[ ] (.+)$")
                .matcher(read(folder(lesson).resolve("lesson.md")));
        while (outcome.find()) {
            assertTrue(
                    sources.contains("desc = \"" + outcome.group(1) + '"'),
                    lesson.id() + ": no outcome of its races is described as " + outcome.group(1));
        }
    }

    /** No Java is shown that was not compiled: each line of each block is a line of one and the same source file. */
    @ParameterizedTest
    @MethodSource("lessons")
    void the_java_it_shows_is_compiled(Lesson lesson) throws IOException {
        Matcher block = Pattern.compile("(?s)```java\n(.*?)```")
                .matcher(read(folder(lesson).resolve("lesson.md")));
        String sources = flat(allSources(lesson));
        while (block.find()) {
            assertTrue(
                    sources.contains(flat(block.group(1))),
                    lesson.id() + " shows what is not compiled: " + block.group(1));
        }
    }

    /** Without indentation and annotations, which a text may leave out. */
    private static String flat(String source) {
        return source.lines()
                .map(String::strip)
                .filter(line -> !line.equals("@Override"))
                .collect(Collectors.joining("\n"));
    }

    private static String allSources(Lesson lesson) throws IOException {
        try (Stream<Path> shown =
                        Files.walk(SOURCES.resolve("io/raceproof/lessons").resolve(lesson.id()));
                Stream<Path> exercise = Files.walk(SOURCES.resolve(lesson.id()))) {
            return Stream.concat(shown, exercise)
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(LessonShapeTest::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void it_has_four_rungs_of_hints(Lesson lesson) {
        List<String> rungs =
                new ArrayList<>(List.of(read(folder(lesson).resolve("hints.md")).split("(?m)^## .+$")));
        assertEquals("", rungs.remove(0).strip(), "text before the first hint");
        assertEquals(4, rungs.size(), lesson.id() + ": hints");
        rungs.forEach(rung -> assertTrue(rung.strip().length() > 40, lesson.id() + ": a hint says nothing"));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void it_has_solutions_in_six_styles_and_says_why(Lesson lesson) throws IOException {
        List<Path> solutions = answers(lesson, "solutions");
        assertTrue(solutions.size() >= 6, lesson.id() + " has " + solutions.size() + " solutions");
        for (Path solution : solutions) {
            assertTrue(read(solution).startsWith("// why: "), solution + " does not say why");
            assertTrue(read(solution).lines().findFirst().orElse("").contains("cost"), solution + " names no cost");
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void it_has_eight_wrong_fixes_with_their_step_and_misconception(Lesson lesson) throws IOException {
        List<Path> wrong = answers(lesson, "wrong");
        assertTrue(wrong.size() >= 8, lesson.id() + " has " + wrong.size() + " wrong fixes");
        for (Path fix : wrong) {
            List<String> lines = read(fix).lines().toList();
            assertTrue(
                    lines.get(0).matches("// expect: (contract|wrong-fix \\w+|model|stress)"),
                    fix + ": " + lines.get(0));
            assertTrue(lines.get(1).matches("// why: .{30,}[.]"), fix + ": " + lines.get(1));
        }
        Set<String> aimedAt = lesson.exercise().wrongFixes().stream()
                .map(Exercise.WrongFix::name)
                .collect(Collectors.toSet());
        String aimed = "// expect: wrong-fix ";
        Set<String> expected = wrong.stream()
                .map(fix -> read(fix).lines().findFirst().orElse(""))
                .filter(line -> line.startsWith(aimed))
                .map(line -> line.substring(aimed.length()))
                .collect(Collectors.toSet());
        assertEquals(aimedAt, expected, lesson.id() + ": the mistakes that are aimed at, and those of the wrong fixes");
    }

    /** The index is for programs that read the lesson out of a jar, where folders cannot be listed. */
    @ParameterizedTest
    @MethodSource("lessons")
    void its_indexes_list_its_folders(Lesson lesson) throws IOException {
        for (String kind : List.of("solutions", "wrong")) {
            List<String> index = read(folder(lesson).resolve(kind).resolve("index.txt"))
                    .lines()
                    .toList();
            Set<String> folders = answers(lesson, kind).stream()
                    .map(answer -> answer.getName(answer.getNameCount() - 2).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(folders, new TreeSet<>(index), lesson.id() + "/" + kind);
            assertEquals(folders.size(), index.size(), lesson.id() + "/" + kind + " lists a name twice");
            assertTrue(onClassPath(lesson, kind + "/index.txt"), "the build leaves out " + kind);
        }
        assertTrue(onClassPath(lesson, "lesson.md") && onClassPath(lesson, "hints.md"), "the build leaves out texts");
    }

    private static boolean onClassPath(Lesson lesson, String name) throws IOException {
        try (InputStream in = Lesson.class.getResourceAsStream(lesson.id() + "/" + name)) {
            return in != null && !new String(in.readAllBytes(), StandardCharsets.UTF_8).isBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void its_starter_comes_with_its_source_and_every_answer_compiles(Lesson lesson, @TempDir Path classes)
            throws Exception {
        Class<?> starter = Class.forName(lesson.exercise().className());
        try (InputStream source = starter.getResourceAsStream(fileName(lesson))) {
            assertTrue(source != null, "the starter's source is not on the class path");
        }
        List<Path> answers = new ArrayList<>(answers(lesson, "solutions"));
        answers.addAll(answers(lesson, "wrong"));
        for (Path answer : answers) {
            int status = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            null,
                            null,
                            "-proc:none",
                            "-nowarn",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "-d",
                            classes.toString(),
                            answer.toString());
            assertEquals(0, status, answer + " does not compile: see the compiler's message in the output");
        }
    }
}
