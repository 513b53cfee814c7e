package io.raceproof.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All lessons. A lesson is a package {@code io.raceproof.lessons.lessonNN} with a class {@code Setup} that supplies it;
 * whoever adds the package has added the lesson.
 */
public final class Lessons {
    private static final int MOST = 99;

    private Lessons() {}

    /** All, in order. */
    public static List<Lesson> all() {
        List<Lesson> lessons = new ArrayList<>();
        for (int n = 1; n <= MOST; n++) {
            Lesson lesson = load(String.format(Locale.ROOT, "lesson%02d", n));
            if (lesson != null) {
                lessons.add(lesson);
            }
        }
        return lessons;
    }

    /** One, by its number or id: "1", "01", "lesson01". */
    public static Optional<Lesson> find(String name) {
        String digits = name.toLowerCase(Locale.ROOT).replaceFirst("^lesson", "");
        return digits.matches("[0-9]{1,2}")
                ? Optional.ofNullable(load(String.format(Locale.ROOT, "lesson%02d", Integer.parseInt(digits))))
                : Optional.empty();
    }

    private static @Nullable Lesson load(String id) {
        try {
            Class<?> setup = Class.forName(Lessons.class.getPackageName() + "." + id + ".Setup");
            return (Lesson) ((Supplier<?>) setup.getConstructor().newInstance()).get();
        } catch (ClassNotFoundException none) {
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the Setup of " + id + " cannot be made: it needs a public constructor", e);
        }
    }
}
