package io.raceproof.stress.lincheck;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What an array, or a collection, map or atomic of the JDK, holds. A collection's fields are read, and none of its methods is
 * called: one that threads have damaged could loop forever, and a call could change it. A class that is not known here, and
 * one whose fields the JDK does not open, holds nothing that could be told.
 */
final class Contents {
    /** So many elements are told. */
    static final int MOST = 16;

    private static final Map<String, Optional<Field>> FIELDS = new ConcurrentHashMap<>();

    /** An entry of a map. */
    record Entry(@Nullable Object key, @Nullable Object value) {}

    private final List<@Nullable Object> found = new ArrayList<>();

    private Contents() {}

    /** Whether its own text says all: a number, an atomic one too, a truth value, a character or a string. */
    static boolean isPlain(Object value) {
        return value instanceof Boolean
                || value instanceof Character
                || value instanceof String
                || (value instanceof Number && value.getClass().getName().startsWith("java."));
    }

    /** Its elements, at most {@link #MOST}; null if it has none, or nothing is known of it. */
    static @Nullable List<@Nullable Object> of(Object value) {
        Contents contents = new Contents();
        boolean known = value.getClass().isArray()
                ? contents.array(value, 0, Array.getLength(value))
                : value.getClass().getName().startsWith("java.util.") && contents.read(value);
        return known ? contents.found : null;
    }

    private boolean read(Object value) {
        String name = value.getClass().getName().substring("java.util.".length());
        return switch (name) {
            case "ArrayList" -> array(get(value, "elementData"), 0, number(value, "size"));
            case "Vector", "Stack" -> array(get(value, "elementData"), 0, number(value, "elementCount"));
            case "PriorityQueue" -> array(get(value, "queue"), 0, number(value, "size"));
            case "ArrayDeque" -> ring(get(value, "elements"), number(value, "head"), number(value, "tail"));
            case "concurrent.ArrayBlockingQueue" -> blockingRing(value);
            case "concurrent.CopyOnWriteArrayList" -> whole(get(value, "array"));
            case "concurrent.atomic.AtomicIntegerArray",
                    "concurrent.atomic.AtomicLongArray",
                    "concurrent.atomic.AtomicReferenceArray" -> whole(get(value, "array"));
            case "Arrays$ArrayList" -> whole(get(value, "a"));
            case "concurrent.PriorityBlockingQueue" -> array(get(value, "queue"), 0, number(value, "size"));
            case "concurrent.LinkedBlockingDeque" -> chain(get(value, "first"), "item");
            case "concurrent.CopyOnWriteArraySet" -> readInner(get(value, "al"));
            case "concurrent.ConcurrentHashMap$KeySetView" -> keys(get(value, "map"));
            case "ImmutableCollections$List12", "ImmutableCollections$Set12" -> oneOrTwo(value);
            case "ImmutableCollections$ListN" -> whole(get(value, "elements"));
            case "ImmutableCollections$SetN" -> present(get(value, "elements"));
            case "ImmutableCollections$Map1" -> entry(get(value, "k0"), get(value, "v0"), true);
            case "ImmutableCollections$MapN" -> pairs(get(value, "table"));
            case "Optional" -> present(new @Nullable Object[] {get(value, "value")});
            case "LinkedList" -> chain(get(value, "first"), "item");
            case "concurrent.ConcurrentLinkedQueue" -> chain(get(value, "head"), "item");
            case "concurrent.LinkedBlockingQueue" -> chain(next(get(value, "head")), "item");
            case "HashMap", "LinkedHashMap", "concurrent.ConcurrentHashMap" -> table(get(value, "table"), true);
            case "HashSet", "LinkedHashSet" -> keys(get(value, "map"));
            case "TreeMap" -> tree(get(value, "root"), true);
            case "TreeSet" -> keys(get(value, "m"));
            case "concurrent.atomic.AtomicReference" -> one(((AtomicReference<?>) value).getPlain());
            case "concurrent.atomic.AtomicBoolean" -> one(((AtomicBoolean) value).getPlain());
            default -> wrapped(name, value);
        };
    }

    /** What Collections.synchronizedList, unmodifiableMap and the like are around. */
    private boolean wrapped(String name, Object value) {
        if (!name.startsWith("Collections$")) {
            return false;
        }
        Object inner = get(value, "c");
        Object map = inner == null ? get(value, "m") : inner;
        return map != value && readInner(map);
    }

    private boolean readInner(@Nullable Object value) {
        return value != null && value.getClass().getName().startsWith("java.util.") && read(value);
    }

    /** Where there is no second one, a mark of the JDK's stands in its place. */
    private boolean oneOrTwo(Object value) {
        add(get(value, "e0"));
        Object second = get(value, "e1");
        return second == null || second.getClass() == Object.class || add(second);
    }

    /** Those of an array with gaps. */
    private boolean present(@Nullable Object array) {
        for (int i = 0; array != null && i < Array.getLength(array); i++) {
            Object element = Array.get(array, i);
            if (element != null) {
                add(element);
            }
        }
        return array != null;
    }

    /** Those of an array in which a key stands before its value, with gaps. */
    private boolean pairs(@Nullable Object array) {
        for (int i = 0; array != null && i + 1 < Array.getLength(array); i += 2) {
            if (Array.get(array, i) != null) {
                entry(Array.get(array, i), Array.get(array, i + 1), true);
            }
        }
        return array != null;
    }

    private boolean one(@Nullable Object element) {
        return add(element);
    }

    private boolean add(@Nullable Object element) {
        if (found.size() < MOST) {
            found.add(element);
        }
        return true;
    }

    private boolean whole(@Nullable Object array) {
        return array != null && array.getClass().isArray() && array(array, 0, Array.getLength(array));
    }

    /** Another thread may just have put in an array that is too short for the size. */
    private boolean array(@Nullable Object array, int from, int to) {
        if (array == null) {
            return false;
        }
        int end = Math.min(to, Math.min(Array.getLength(array), from + MOST));
        for (int i = from; i < end; i++) {
            add(Array.get(array, i));
        }
        return true;
    }

    private boolean ring(@Nullable Object array, int head, int tail) {
        if (array == null) {
            return false;
        }
        int length = Array.getLength(array);
        for (int i = head, n = 0; i != tail && n < MOST && i < length; i = (i + 1) % length, n++) {
            add(Array.get(array, i));
        }
        return true;
    }

    private boolean blockingRing(Object queue) {
        Object items = get(queue, "items");
        int from = number(queue, "takeIndex");
        int count = number(queue, "count");
        for (int i = 0; items != null && i < Math.min(count, MOST); i++) {
            add(Array.get(items, (from + i) % Array.getLength(items)));
        }
        return items != null;
    }

    /** A chain may have become a circle. */
    private boolean chain(@Nullable Object first, String item) {
        Object node = first;
        for (int i = 0; node != null && i <= MOST; i++) {
            Object element = get(node, item);
            if (element != null) {
                add(element);
            }
            Object next = next(node);
            node = next == node ? null : next;
        }
        return true;
    }

    private static @Nullable Object next(@Nullable Object node) {
        return node == null ? null : get(node, "next");
    }

    private boolean keys(@Nullable Object map) {
        if (map == null) {
            return false;
        }
        return map.getClass().getName().equals("java.util.TreeMap")
                ? tree(get(map, "root"), false)
                : table(get(map, "table"), false);
    }

    private boolean table(@Nullable Object table, boolean withValues) {
        for (int i = 0; table != null && i < Array.getLength(table) && found.size() < MOST; i++) {
            Object node = Array.get(table, i);
            for (int n = 0; node != null && n < MOST; n++, node = next(node)) {
                Object value = get(node, "val");
                entry(get(node, "key"), value == null ? get(node, "value") : value, withValues);
            }
        }
        return true;
    }

    private boolean tree(@Nullable Object node, boolean withValues) {
        return tree(node, withValues, 0);
    }

    private boolean tree(@Nullable Object node, boolean withValues, int depth) {
        if (node != null && depth < MOST && found.size() < MOST) {
            tree(get(node, "left"), withValues, depth + 1);
            entry(get(node, "key"), get(node, "value"), withValues);
            tree(get(node, "right"), withValues, depth + 1);
        }
        return true;
    }

    private boolean entry(@Nullable Object key, @Nullable Object value, boolean withValues) {
        return add(withValues ? new Entry(key, value) : key);
    }

    private static int number(Object object, String field) {
        return get(object, field) instanceof Integer number ? number : 0;
    }

    private static @Nullable Object get(Object object, String name) {
        Optional<Field> field =
                FIELDS.computeIfAbsent(object.getClass().getName() + "." + name, key -> find(object.getClass(), name));
        try {
            return field.isPresent() ? field.get().get(object) : null;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field.get() + " was made accessible", e);
        }
    }

    private static Optional<Field> find(Class<?> type, String name) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (field.getName().equals(name) && field.trySetAccessible()) {
                    return Optional.of(field);
                }
            }
        }
        return Optional.empty();
    }
}
