package io.raceproof.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.util.JavacTask;
import io.raceproof.lessons.dev.LessonCheck;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every lesson is complete, and has the same shape. Whether its answers are judged rightly is another test's matter. */
@Order(3)
class LessonShapeTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** Opened once for all answers: that takes longer than to compile one. */
    private static StandardJavaFileManager classPath;

    @BeforeAll
    static void open() {
        classPath = COMPILER.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    }

    @AfterAll
    static void close() throws IOException {
        classPath.close();
    }

    static List<Lesson> lessons() {
        List<Lesson> all = Lessons.all();
        assertTrue(all.size() >= 4, "lessons were not found: " + all);
        return all;
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void nothing_is_missing(Lesson lesson) {
        assertEquals(List.of(), LessonCheck.missing(lesson, Lessons.all()), lesson.id());
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void the_build_takes_all_of_its_folder(Lesson lesson) {
        LessonFolder source = new LessonFolder(SOURCES.resolve(lesson.folder().packageName()));
        assertEquals(source.sourceFiles(), lesson.folder().sourceFiles(), lesson.id());
        assertEquals(source.answerNames(), lesson.folder().answerNames(), lesson.id());
    }

    private static JavaFileObject source(Lesson lesson, Lesson.Answer answer) {
        return source(lesson, lesson.source(answer));
    }

    /** A text under the name of the learner's file. */
    private static JavaFileObject source(Lesson lesson, String text) {
        return new SimpleJavaFileObject(URI.create("string:///" + lesson.fileName()), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    @ParameterizedTest
    @MethodSource("lessons")
    @PrTier("it compiles hundreds of files")
    void every_answer_compiles(Lesson lesson) throws Exception {
        for (Lesson.Answer answer : lesson.answers()) {
            if (answer.isForThisJdk() && !answer.verdicts().contains("compile")) {
                assertEquals(List.of(), errors(source(lesson, answer)), () -> lesson.id() + "/" + answer.name());
            }
        }
    }

    /** What the compiler finds wrong; no code is generated. */
    private static List<String> errors(JavaFileObject source) throws IOException {
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        List<String> options = List.of("-proc:none", "-implicit:none"); // the class path has sources, too
        JavacTask task = (JavacTask) COMPILER.getTask(null, classPath, problems, options, null, List.of(source));
        task.analyze();
        return problems.getDiagnostics().stream()
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .map(Diagnostic::toString)
                .toList();
    }

    @Test
    void an_answer_that_does_not_compile_is_seen() throws Exception {
        Lesson lesson = lessons().get(0);
        List<String> errors = errors(source(lesson, lesson.starterSource().replaceFirst(";", "")));
        assertTrue(errors.size() == 1 && errors.get(0).contains("';' expected"), errors::toString);
    }
}
