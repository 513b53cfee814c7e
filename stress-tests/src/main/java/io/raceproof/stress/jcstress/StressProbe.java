package io.raceproof.stress.jcstress;

import io.raceproof.stress.fit.Coverage;
import io.raceproof.stress.fit.Probe;
import io.raceproof.stress.fit.ProbeLoader;
import io.raceproof.stress.fit.Profile;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Result;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.runners.TestList;

/** Runs the actors of a @JCStressTest class in turn, for its {@link Profile}. For one thread. */
final class StressProbe {
    private final Class<?> test;
    private final List<Method> actors;
    private final @Nullable Method arbiter;
    private final Coverage coverage = new Coverage();

    private StressProbe(Class<?> copy) {
        this.test = copy;
        this.actors = annotated(copy, Actor.class);
        this.arbiter = annotated(copy, Arbiter.class).stream().findFirst().orElse(null);
    }

    /** In the order in which jcstress has them. */
    private static List<Method> annotated(Class<?> copy, Class<? extends java.lang.annotation.Annotation> by) {
        List<Method> found = new ArrayList<>(Arrays.stream(copy.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(by))
                .toList());
        TestInfo info = TestList.getInfo(Jcstress.nameInJcstress(copy.getName()));
        found.sort((a, b) -> Integer.compare(
                info.actorNames().indexOf(a.getName()), info.actorNames().indexOf(b.getName())));
        found.forEach(method -> method.setAccessible(true));
        return found;
    }

    /** The profile of a class of META-INF/TestList. What fails is said in it. */
    static Profile of(String test) throws InterruptedException {
        try {
            Class<?> original = Class.forName(test, false, StressProbe.class.getClassLoader());
            Class<?> copy = Class.forName(test, true, new ProbeLoader(original, Map.of()));
            return new StressProbe(copy).profile();
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            return Profile.unknown(test, e.toString());
        }
    }

    private Profile profile() throws InterruptedException {
        Map<String, String> inTurn = new LinkedHashMap<>();
        // A test for a thread that must end has a signal instead of a second actor, and no result.
        boolean comparable = test.getAnnotation(JCStressTest.class).value() != Mode.Termination;
        for (List<Integer> order : comparable ? Probe.orders(actors.size()) : List.<List<Integer>>of()) {
            String names = String.join(
                    ", ", order.stream().map(i -> actors.get(i).getName()).toList());
            Optional<String> result = Probe.twice(running -> run(order, running), coverage);
            result.ifPresent(value -> inTurn.put(names, value));
        }
        List<Profile.Actor> found = actors.stream()
                .map(actor -> new Profile.Actor(actor.getName(), coverage.of(actor.getName())))
                .toList();
        return new Profile(test.getName(), resultType(), found, inTurn, coverage.hasThreads(), "");
    }

    private String run(List<Integer> order, Coverage running) throws Exception {
        Map<Class<?>, Object> objects = new LinkedHashMap<>();
        running.as("");
        Object self = objectOf(test, objects);
        String thrown = null;
        for (int i : order) {
            Method actor = actors.get(i);
            Object[] arguments = argumentsOf(actor, objects);
            running.as(actor.getName());
            thrown = thrown != null ? thrown : call(actor, self, arguments);
        }
        running.as("");
        if (arbiter != null && thrown == null) {
            thrown = call(arbiter, self, argumentsOf(arbiter, objects));
        }
        return thrown != null ? thrown : String.valueOf(resultOf(objects));
    }

    /** What it threw, or null. */
    private static @Nullable String call(Method method, Object self, Object[] arguments) throws Exception {
        try {
            method.invoke(self, arguments);
            return null;
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getTargetException();
            if (Coverage.isEndOfRun(thrown)) {
                throw (Error) thrown;
            }
            return thrown.getClass().getName();
        }
    }

    private Object resultOf(Map<Class<?>, Object> objects) throws ReflectiveOperationException {
        for (Method method : methods()) {
            for (Class<?> type : method.getParameterTypes()) {
                if (type.isAnnotationPresent(Result.class)) {
                    return objectOf(type, objects);
                }
            }
        }
        return "";
    }

    private List<Method> methods() {
        List<Method> methods = new ArrayList<>(actors);
        if (arbiter != null) {
            methods.add(arbiter);
        }
        return methods;
    }

    private String resultType() {
        return methods().stream()
                .flatMap(method -> Arrays.stream(method.getParameterTypes()))
                .filter(type -> type.isAnnotationPresent(Result.class))
                .map(Class::getName)
                .findFirst()
                .orElse("");
    }

    private static Object[] argumentsOf(Method method, Map<Class<?>, Object> objects)
            throws ReflectiveOperationException {
        Object[] arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = objectOf(method.getParameterTypes()[i], objects);
        }
        return arguments;
    }

    /** One of each type for a run, as jcstress has it: the test, its state, its result. */
    private static Object objectOf(Class<?> type, Map<Class<?>, Object> objects) throws ReflectiveOperationException {
        Object object = objects.get(type);
        if (object == null) {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            object = constructor.newInstance();
            objects.put(type, object);
        }
        return object;
    }
}
