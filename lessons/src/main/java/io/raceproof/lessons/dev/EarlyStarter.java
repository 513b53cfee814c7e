package io.raceproof.lessons.dev;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Lab.RaceUse;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sees whether a race loads the starter although its control alone is run. The model checker runs the control before there is an
 * answer; a JVM that has the starter then never loads the answer. So the lesson's classes are loaded anew, by a loader that
 * writes down whether it was asked for the starter.
 */
final class EarlyStarter {
    private final Lesson lesson;

    EarlyStarter(Lesson lesson) {
        this.lesson = lesson;
    }

    /** A sentence for each race that does. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (RaceUse use : lesson.lab().races()) {
            Loader loader = new Loader(lesson.folder().packageName() + ".");
            try {
                runControl(Class.forName(use.race().getName(), true, loader));
            } catch (ReflectiveOperationException e) {
                missing.add("the race " + use.race().getSimpleName() + " cannot be made: " + e);
            }
            if (loader.asked.contains(lesson.className())) {
                missing.add(
                        "the race " + use.race().getSimpleName() + " loads the starter before there is an answer: let "
                                + "the subjects have an interface as their common type");
            }
        }
        return missing;
    }

    private static void runControl(Class<?> race) throws ReflectiveOperationException {
        Race<?> made = race.asSubclass(Race.class).getConstructor().newInstance();
        for (Subject<?> subject : made.subjects()) {
            Object fresh =
                    subject.name().equals(Lab.ANSWER) ? "" : subject.maker().get();
            if (fresh == null) {
                throw new ReflectiveOperationException("the subject \"" + subject.name() + "\" is null");
            }
        }
    }

    private static final class Loader extends ClassLoader {
        private final String prefix;
        private final Set<String> asked = new TreeSet<>();

        Loader(String prefix) {
            super(EarlyStarter.class.getClassLoader());
            this.prefix = prefix;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(prefix)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            asked.add(name);
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
