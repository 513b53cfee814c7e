package io.raceproof.stress.lincheck;

import java.io.Serializable;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the objects hold that can be reached from one of them, as people draw it: a field and its value, a collection and its
 * elements. Fields are read, no method of the objects is called: that would change what is looked at. What the JDK's classes
 * have inside is {@link Contents}' business; what explains nothing, such as a lock or a lambda, is left out.
 *
 * <p>For the one thread that the model checker lets run.
 */
final class Heap {
    private static final int MOST_CELLS = 64;
    private static final int MOST_OBJECTS = 100;
    private static final int MOST_CHARACTERS = 200;

    /** The fields of a class that are worth a look, superclasses' first. */
    private static final Map<Class<?>, List<Field>> FIELDS = new ConcurrentHashMap<>();

    /**
     * A field.
     *
     * @param owner the class that declares it
     * @param path how to get there from the object that all is reached from: {@code sale.sold}
     * @param value what it holds, in words
     * @param elements of a collection or an array; else null
     */
    record Cell(
            String owner,
            String path,
            String value,
            @Nullable List<String> elements) implements Serializable {
        Cell {
            elements = elements == null ? null : List.copyOf(elements);
        }
    }

    private record Place(Object object, String path) {}

    private final List<Cell> cells = new ArrayList<>();
    private final Deque<Place> todo = new ArrayDeque<>();

    /** Compared by identity, one by one: a hash code of the tool's making is worth no more. */
    private final List<Object> seen = new ArrayList<>();

    private Heap() {}

    /** All cells that can be reached, the nearest first. */
    static List<Cell> of(@Nullable Object root) {
        Heap heap = new Heap();
        if (root != null) {
            heap.visit(root, "");
        }
        Place place = heap.todo.poll();
        while (place != null && heap.cells.size() < MOST_CELLS) {
            heap.look(place);
            place = heap.todo.poll();
        }
        return heap.cells;
    }

    private void visit(Object object, String path) {
        if (seen.size() < MOST_OBJECTS && isOfUser(object.getClass()) && !isSeen(object)) {
            seen.add(object);
            todo.add(new Place(object, path));
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same object, not an equal one
    private boolean isSeen(Object object) {
        for (Object other : seen) {
            if (other == object) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfUser(Class<?> type) {
        return !Step.Location.isOfJdk(type.getName())
                && !type.isArray()
                && !type.isEnum()
                && !type.isHidden()
                && !type.isSynthetic();
    }

    private void look(Place place) {
        String prefix = place.path().isEmpty() ? "" : place.path() + ".";
        for (Field field : FIELDS.computeIfAbsent(place.object().getClass(), Heap::fieldsOf)) {
            Object value = valueOf(field, place.object());
            if (value == null || isWorthTelling(value)) {
                add(field.getDeclaringClass().getName(), prefix + field.getName(), value);
            }
        }
    }

    private static @Nullable Object valueOf(Field field, Object object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " was made accessible", e);
        }
    }

    private static List<Field> fieldsOf(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> c = type; c != null && isOfUser(c); c = c.getSuperclass()) {
            List<Field> own = new ArrayList<>();
            for (Field field : c.getDeclaredFields()) {
                int modifiers = field.getModifiers();
                boolean constant = Modifier.isStatic(modifiers)
                        && Modifier.isFinal(modifiers)
                        && (field.getType().isPrimitive() || field.getType() == String.class);
                if (!constant && !field.isSynthetic() && field.trySetAccessible()) {
                    own.add(field);
                }
            }
            fields.addAll(0, own);
        }
        return fields;
    }

    /** Locks have a place of their own; threads, lambdas and plain objects explain nothing. */
    private static boolean isWorthTelling(Object value) {
        Class<?> type = value.getClass();
        return !type.isHidden()
                && !type.isSynthetic()
                && type != Object.class
                && !(value instanceof Thread)
                && !(value instanceof Class)
                && !type.getName().startsWith("java.util.concurrent.locks.")
                && !type.getName().startsWith("java.lang.invoke.");
    }

    private void add(String owner, String path, @Nullable Object value) {
        List<@Nullable Object> elements = value == null ? null : Contents.of(value);
        if (elements == null && value != null && isOfUser(value.getClass()) && !(value instanceof Record)) {
            visit(value, path); // its fields say what there is to say
            return;
        }
        if (elements == null) {
            cells.add(new Cell(owner, path, textOf(value), null));
            return;
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            Object element = elements.get(i);
            texts.add(textOf(element));
            Object held = element instanceof Contents.Entry entry ? entry.value() : element;
            if (held != null && !(held instanceof Record)) {
                visit(held, path + "[" + (element instanceof Contents.Entry entry ? textOf(entry.key()) : i) + "]");
            }
        }
        cells.add(new Cell(owner, path, "[" + String.join(", ", texts) + "]", texts));
    }

    private static String textOf(@Nullable Object value) {
        String text = plainTextOf(value);
        return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "…" : text;
    }

    private static String plainTextOf(@Nullable Object value) {
        if (value == null || Contents.isPlain(value)) {
            return String.valueOf(value);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Contents.Entry entry) {
            return textOf(entry.key()) + "=" + textOf(entry.value());
        }
        if (value.getClass().isArray()) {
            return value.getClass().getComponentType().getSimpleName() + "[" + Array.getLength(value) + "]";
        }
        return value instanceof Record ? recordOf(value) : typeOf(value);
    }

    private static String recordOf(Object value) {
        List<String> parts = new ArrayList<>();
        for (Field field : FIELDS.computeIfAbsent(value.getClass(), Heap::fieldsOf)) {
            Object held = Modifier.isStatic(field.getModifiers()) ? null : valueOf(field, value);
            if (held != null && !(held instanceof Record)) {
                parts.add(textOf(held));
            }
        }
        return typeOf(value) + "(" + String.join(", ", parts) + ")";
    }

    private static String typeOf(@Nullable Object value) {
        return value == null ? "null" : nameOf(value.getClass());
    }

    /** What has no name in the source is called after what it is: a lambda, or the type that it is one of. */
    private static String nameOf(Class<?> type) {
        if (type.isHidden()) {
            return "Lambda";
        }
        if (!type.isAnonymousClass()) {
            return type.getSimpleName();
        }
        return nameOf(type.getInterfaces().length == 0 ? type.getSuperclass() : type.getInterfaces()[0]);
    }
}
