package io.raceproof.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raceproof.lessons.dev.LessonCheck;
import io.raceproof.lessons.dev.NewLesson;
import io.raceproof.stress.process.ChildJvm;
import io.raceproof.stress.process.JvmSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever adds a lesson's folder has added the lesson: no list, no registration, no other change. */
class AddingALessonTest {
    /** Runs in a JVM that has the new lesson on its class path. */
    public static final class Lister {
        private Lister() {}

        public static void main(String[] arguments) {
            List<Lesson> all = Lessons.all();
            all.forEach(lesson -> System.out.println(lesson.id()));
            LessonCheck.missing(all.get(all.size() - 1), all).forEach(System.out::println);
        }
    }

    @TempDir
    Path directory;

    @Test
    void a_new_lesson_compiles_is_listed_and_lacks_only_a_text_and_answers() throws Exception {
        Path folder = NewLesson.write("lesson98_added", directory);
        assertEquals(0, compile(folder, directory), "the lesson does not compile");
        ChildJvm.Exit exit = new ChildJvm(Lister.class.getName(), directory.resolve("run"))
                .shortLived()
                .settings(new JvmSettings(List.of(directory), List.of()))
                .run();
        List<String> expected =
                new ArrayList<>(Lessons.all().stream().map(Lesson::id).toList());
        expected.addAll(List.of(
                "lesson98",
                "text.md has only 187 words",
                "there are right answers in 2 styles: 6 at least",
                "there are 1 wrong answers: 8 at least"));
        assertEquals(String.join("\n", expected), exit.tail(expected.size() + 1));
    }

    private static int compile(Path folder, Path output) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-cp", System.getProperty("java.class.path")));
        arguments.addAll(List.of("-d", output.toString()));
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> arguments.add(file.toString()));
        }
        return ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
    }
}
