package io.raceproof.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raceproof.stress.process.ChildJvm;
import io.raceproof.stress.process.JvmSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever adds a lesson's package has added the lesson: no list, no registration, no other change. */
class AddingALessonTest {
    private static final String SETUP = """
            package io.raceproof.lessons.lesson98;

            import io.raceproof.lessons.Lesson;
            import java.util.function.Supplier;

            public final class Setup implements Supplier<Lesson> {
                @Override
                public Lesson get() {
                    Lesson first = new io.raceproof.lessons.lesson01.Setup().get();
                    return new Lesson(
                            "lesson98", "Added", "A story.", first.broken(), first.fixes(), first.exercise());
                }
            }
            """;

    private static final String LISTER = """
            import io.raceproof.lessons.Lessons;

            public final class Lister {
                public static void main(String[] arguments) {
                    Lessons.all().forEach(lesson -> System.out.println(lesson.id()));
                }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void a_package_on_the_class_path_is_a_lesson() throws Exception {
        Path setup = write("io/raceproof/lessons/lesson98/Setup.java", SETUP);
        Path lister = write("Lister.java", LISTER);
        String classPath = System.getProperty("java.class.path");
        Path classes = directory.resolve("classes");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        classPath,
                        "-d",
                        classes.toString(),
                        setup.toString(),
                        lister.toString());
        assertEquals(0, status, "the lesson does not compile");
        ChildJvm.Exit exit = new ChildJvm("Lister", directory.resolve("run"))
                .shortLived()
                .settings(new JvmSettings(List.of(classes), List.of()))
                .run();
        List<String> expected = Lessons.all().stream().map(Lesson::id).toList();
        assertEquals(String.join("\n", expected) + "\nlesson98", exit.tail(expected.size() + 1));
    }

    private Path write(String name, String text) throws Exception {
        Path file = directory.resolve("source").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
