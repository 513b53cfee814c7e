package io.raceproof.futures.process;

import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * What this process does when it gets a signal. By reflection, because a compiler warns of the JDK's classes for this, and a
 * JVM may lack them; where there is no such signal, or the JVM was told to leave it alone, nothing is done. Stateless, so
 * thread-safe.
 */
public final class Signals {
    private Signals() {}

    /** From now on the signal has no effect. */
    public static void ignore(String name) {
        try {
            handle(name, ignoring());
        } catch (ReflectiveOperationException e) {
            // no such signal here
        }
    }

    /** From now on the action runs, on a thread of the JVM's, when the signal comes; one that is ignored stays so. */
    public static void handle(String name, Runnable action) {
        try {
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "handle" -> {
                            action.run();
                            yield null;
                        }
                        case "equals" -> proxy == arguments[0];
                        case "hashCode" -> System.identityHashCode(proxy);
                        default -> "handler of " + name;
                    });
            Object ignoring = ignoring();
            if (ignoring.equals(handle(name, handler))) {
                handle(name, ignoring);
            }
        } catch (ReflectiveOperationException e) {
            // no such signal here
        }
    }

    private static Object ignoring() throws ReflectiveOperationException {
        return Class.forName("sun.misc.SignalHandler").getField("SIG_IGN").get(null);
    }

    private static @Nullable Object handle(String name, Object handler) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        return signal.getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"))
                .invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
    }
}
