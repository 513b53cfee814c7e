package io.raceproof.futures.process;

import java.io.NotSerializableException;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the way from an object to the one in it that is not serializable, for the message. For one thread, once. */
final class SerializationPath {
    private static final int MOST_VISITED = 100_000;

    private record Visit(Object object, String path) {}

    private final String culprit;
    private final Queue<Visit> next = new ArrayDeque<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private SerializationPath(String culprit) {
        this.culprit = culprit;
    }

    /** One sentence on what is not serializable, where it is, and what to do. */
    static String describe(@Nullable Object root, NotSerializableException failure) {
        String culprit = String.valueOf(failure.getMessage());
        String path = null;
        try {
            path = root == null ? null : new SerializationPath(culprit).find(root);
        } catch (RuntimeException | LinkageError e) {
            // the search is a courtesy: without it the message names the class alone
        }
        return culprit + " is not Serializable" + (path == null || path.isEmpty() ? "" : "; it is " + path)
                + ". Make it Serializable, mark the field transient, or create it inside the task";
    }

    /** Breadth first, so the way is a shortest one. */
    private @Nullable String find(Object root) {
        add(root, "");
        Visit visit;
        while ((visit = next.poll()) != null && seen.size() < MOST_VISITED) {
            Object object = visit.object();
            if (object.getClass().getName().equals(culprit)) {
                return visit.path();
            }
            if (object instanceof Serializable) {
                lookInto(object, visit.path());
            }
        }
        return null;
    }

    private void add(@Nullable Object object, String path) {
        if (object != null && seen.add(object)) {
            next.add(new Visit(object, path));
        }
    }

    private void lookInto(Object object, String path) {
        if (object instanceof Object[] array) {
            for (int i = 0; i < array.length; i++) {
                add(array[i], step(path, "element " + i));
            }
        } else if (object instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                add(key, step(path, "a key"));
                add(value, step(path, "the value of key " + key));
            });
        } else if (object instanceof Iterable<?> elements && isOfJdk(object)) {
            int i = 0;
            for (Object element : elements) {
                add(element, step(path, "element " + i++));
            }
        } else if (object.getClass().isSynthetic()) {
            lookIntoLambda(object, path);
        } else {
            lookIntoFields(object, path);
        }
    }

    private static String step(String path, String name) {
        return path.isEmpty() ? name : path + " → " + name;
    }

    private static boolean isOfJdk(Object object) {
        return object.getClass().getModule().isNamed();
    }

    private void lookIntoLambda(Object lambda, String path) {
        try {
            Method form = lambda.getClass().getDeclaredMethod("writeReplace");
            form.setAccessible(true);
            if (form.invoke(lambda) instanceof SerializedLambda serialized) {
                String place = serialized.getCapturingClass().replace('/', '.');
                for (int i = 0; i < serialized.getCapturedArgCount(); i++) {
                    Object captured = serialized.getCapturedArg(i);
                    String what = "captured value " + (i + 1) + " of the lambda in " + place
                            + (captured == null
                                    ? ""
                                    : " (a " + captured.getClass().getTypeName() + ")");
                    add(captured, step(path, what));
                }
            }
        } catch (ReflectiveOperationException e) {
            // no lambda after all
        }
    }

    private void lookIntoFields(Object object, String path) {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            if (!Serializable.class.isAssignableFrom(type)) {
                return;
            }
            for (Field field : type.getDeclaredFields()) {
                int modifiers = field.getModifiers();
                if (!field.getType().isPrimitive()
                        && !Modifier.isStatic(modifiers)
                        && !Modifier.isTransient(modifiers)) {
                    add(valueOf(field, object), step(path, "field " + field.getName() + " of " + type.getTypeName()));
                }
            }
        }
    }

    private static @Nullable Object valueOf(Field field, Object owner) {
        try {
            return field.trySetAccessible() ? field.get(owner) : null; // those of the JDK's classes cannot be read
        } catch (IllegalAccessException e) {
            return null;
        }
    }
}
