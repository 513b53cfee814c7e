package io.raceproof.stress.lincheck;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The fields of classes that can hold an object, and can be read; looked up once, as each event of a trace asks for some. */
final class HeldFields {
    private static final Map<Class<?>, List<Field>> NAMED = new ConcurrentHashMap<>();
    private static final Map<Class<?>, List<Field>> CAPTURED = new ConcurrentHashMap<>();

    private HeldFields() {}

    /** Those that the source has named, of this class alone. */
    static List<Field> named(Class<?> type) {
        List<Field> known = NAMED.get(type); // no lambda: this is run within a schedule
        if (known == null) {
            known = Arrays.stream(type.getDeclaredFields())
                    .filter(field ->
                            !field.getType().isPrimitive() && field.getName().indexOf('$') < 0)
                    .filter(Field::trySetAccessible)
                    .toList();
            NAMED.put(type, known);
        }
        return known;
    }

    /** What a lambda or an inner class has captured. */
    static List<Field> captured(Class<?> type) {
        List<Field> known = CAPTURED.get(type);
        if (known == null) {
            known = Arrays.stream(type.getDeclaredFields())
                    .filter(field -> field.getName().startsWith("arg$")
                            || field.getName().startsWith("this$"))
                    .filter(field -> !field.getType().isPrimitive() && field.trySetAccessible())
                    .toList();
            CAPTURED.put(type, known);
        }
        return known;
    }
}
