package io.raceproof.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.dev.LessonCheck;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every lesson is complete, and has the same shape. Whether its answers are judged rightly is another test's matter. */
class LessonShapeTest {
    private static final Path SOURCES = Path.of("src/main/java");

    /** One for all answers: it has read the jars of the class path. That is the class path of this JVM if nothing is said. */
    private static final StandardJavaFileManager FILES =
            ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);

    @AfterAll
    static void close() throws IOException {
        FILES.close();
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

    /** An answer under the name of the learner's file. */
    private static JavaFileObject source(Lesson lesson, Lesson.Answer answer) {
        return new SimpleJavaFileObject(
                URI.create("string:///" + answer.name() + "/" + lesson.fileName()), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return lesson.source(answer);
            }
        };
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void every_answer_compiles(Lesson lesson, @TempDir Path classes) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("-proc:none", "-nowarn", "-implicit:none");
        FILES.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
        for (Lesson.Answer answer : lesson.answers()) {
            boolean wanted = answer.isForThisJdk() && !answer.verdicts().contains("compile");
            StringWriter said = new StringWriter();
            assertTrue(
                    !wanted
                            || compiler.getTask(said, FILES, null, options, null, List.of(source(lesson, answer)))
                                    .call(),
                    () -> lesson.id() + "/" + answer.name() + " does not compile: " + said);
        }
    }
}
