package io.raceproof.stress.lincheck;

import io.raceproof.stress.fit.ProbeLoader;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lincheck's instrumentation of this JVM, which stays from one exploration to the next. Lincheck 3.7 by itself restores every
 * class when an exploration ends, and instruments it again in the next one: each time the JVM redefines hundreds of classes,
 * most of them the JDK's, and discards the code that it had compiled of them. For a small scenario that took longer than its
 * schedules.
 *
 * <pre>
 *   attach ──► the edits of Lincheck itself ──► install ──► exploration: a class is instrumented when it is first used
 *                                                               │ ▲
 *                                                               └─┘ the next
 * </pre>
 *
 * <p>Copies of classes that run outside the model checker stay as they are: Lincheck knows classes by their names only, and
 * would put its version of the original in their place. Stateless.
 */
final class LincheckAgent implements ClassFileTransformer {
    private static final String AGENT = "org.jetbrains.lincheck.jvm.agent.";

    private final ClassFileTransformer lincheck;

    private LincheckAgent(ClassFileTransformer lincheck) {
        this.lincheck = lincheck;
    }

    /**
     * Attaches the agent that Lincheck would attach, and tells Lincheck that it is there from the start: it then leaves the
     * classes as they are after an exploration. Before the first class of its strategy is loaded. By reflection, because
     * these class files refer to annotations that are not on the class path, which javac warns of.
     */
    static Instrumentation attach() {
        try {
            Object attached = Class.forName("net.bytebuddy.agent.ByteBuddyAgent")
                    .getMethod("install")
                    .invoke(null);
            Instrumentation instrumentation = (Instrumentation) Objects.requireNonNull(attached);
            service()
                    .getMethod("attachJavaAgentStatically", Instrumentation.class)
                    .invoke(theOne(service()), instrumentation);
            service().getMethod("appendBootstrapJarToClassLoaderSearch").invoke(theOne(service()));
            return instrumentation;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("another version of Lincheck", e);
        }
    }

    /** Begins to instrument, for the model checker. */
    static void install(Instrumentation instrumentation) {
        try {
            Class<?> mode = Class.forName(AGENT + "InstrumentationMode");
            Object modelChecking = Arrays.stream(mode.getEnumConstants())
                    .filter(one -> one.toString().equals("MODEL_CHECKING"))
                    .findFirst()
                    .orElseThrow();
            service().getMethod("install", mode).invoke(theOne(service()), modelChecking);
            ClassFileTransformer lincheck =
                    (ClassFileTransformer) theOne(Class.forName(AGENT + "LincheckClassFileTransformer"));
            instrumentation.removeTransformer(lincheck);
            instrumentation.addTransformer(new LincheckAgent(lincheck), true);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("another version of Lincheck", e);
        }
    }

    private static Class<?> service() throws ClassNotFoundException {
        return Class.forName(AGENT + "LincheckInstrumentation");
    }

    private static Object theOne(Class<?> type) throws ReflectiveOperationException {
        return Objects.requireNonNull(type.getField("INSTANCE").get(null));
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes)
            throws IllegalClassFormatException {
        boolean copy = loader instanceof ProbeLoader || loader instanceof FirstRun.Copies;
        return copy || UnwatchedPatch.UNWATCHED.equals(name)
                ? null
                : lincheck.transform(loader, name, redefined, domain, bytes);
    }
}
