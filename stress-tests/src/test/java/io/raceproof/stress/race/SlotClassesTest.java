package io.raceproof.stress.race;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.race.samples.Meetings;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jcstress.infra.results.L_Result;

/** The code of a jcstress test that is written at run time. */
class SlotClassesTest {
    @Test
    void actors_meet_in_it(@TempDir Path folder) throws Exception {
        Race<?> race = new Meetings();
        List<String> tests = new SlotClasses(folder).write(List.of(Trial.of(race, race.subject("atomic"))));
        ClassLoader parent = SlotClassesTest.class.getClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, parent)) {
            Class<?> test = loader.loadClass(tests.get(0));
            Object state = test.getConstructor().newInstance();
            Thread second = new Thread(() -> act(test, state, "actor2"));
            second.start();
            act(test, state, "actor1");
            second.join();
            L_Result result = new L_Result();
            test.getMethod("end", L_Result.class).invoke(state, result);
            assertTrue(String.valueOf(result.r1).startsWith(Stage.ALLOWED), () -> String.valueOf(result.r1));
        }
    }

    private static void act(Class<?> test, Object state, String actor) {
        try {
            test.getMethod(actor).invoke(state);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(actor + " threw " + e.getCause(), e);
        }
    }
}
