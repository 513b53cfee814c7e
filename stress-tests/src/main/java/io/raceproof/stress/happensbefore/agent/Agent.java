package io.raceproof.stress.happensbefore.agent;

import io.raceproof.stress.happensbefore.runtime.Hooks;
import io.raceproof.stress.happensbefore.runtime.Sites;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Rewrites classes as they are loaded, and those of the JDK that were loaded before. */
public final class Agent implements ClassFileTransformer {
    /** System property: prefixes of class names, with commas between them, whose accesses are followed and not reported. */
    public static final String QUIET = "raceproof.happensbefore.quiet";

    private final ClassFiles files = new ClassFiles();

    private Agent() {}

    /** For the JVM, before main. */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation)
            throws UnmodifiableClassException, IOException {
        Agent agent = new Agent();
        agent.warmUp();
        instrumentation.addTransformer(agent, true);
        List<Class<?>> again = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (instrumentation.isModifiableClass(type)
                    && !type.isArray()
                    && Kind.of(type.getName().replace('.', '/'), type.getClassLoader(), null) != Kind.LEFT
                    && type.getClassLoader() == null) {
                again.add(type);
            }
        }
        instrumentation.retransformClasses(again.toArray(new Class<?>[0]));
    }

    /** Loads all that rewriting needs before any class is rewritten. */
    private void warmUp() throws IOException {
        for (String name : List.of("java/util/ArrayList", "java/util/concurrent/Semaphore", "java/util/Vector")) {
            try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
                if (in != null) {
                    rewritten(name, in.readAllBytes(), null, Kind.of(name, null, null));
                }
            }
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (name == null) {
            return null;
        }
        boolean before = Hooks.unwatched(true);
        try {
            Kind kind = Kind.of(name, loader, domain);
            return kind == Kind.LEFT ? null : rewritten(name, bytes, loader, kind);
        } catch (RuntimeException | LinkageError e) {
            System.err.println("raceproof: " + name + " is not watched: " + e);
            return null;
        } finally {
            Hooks.unwatched(before);
        }
    }

    private byte[] rewritten(String name, byte[] bytes, @Nullable ClassLoader loader, Kind kind) {
        files.add(name, bytes, loader);
        ClassNode type = new ClassNode();
        new ClassReader(bytes).accept(type, ClassReader.EXPAND_FRAMES);
        if (kind != Kind.FOLLOWED && !isQuiet(name)) {
            Sites.watch(name.replace('/', '.'), kind == Kind.USER);
        }
        for (MethodNode method : type.methods) {
            if ((method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0) {
                rewrite(type, method, loader, kind);
            }
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.accept(writer);
        return writer.toByteArray();
    }

    private static boolean isQuiet(String name) {
        String className = name.replace('/', '.');
        for (String prefix : System.getProperty(QUIET, "").split(",", -1)) {
            if (!prefix.isEmpty() && className.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private void rewrite(ClassNode type, MethodNode method, @Nullable ClassLoader loader, Kind kind) {
        if (kind != Kind.FOLLOWED) {
            new AccessRewriter(type, method, loader, files, kind == Kind.USER, isQuiet(type.name)).rewrite();
            return;
        }
        if (!type.name.startsWith("java/lang/Thread") && !type.name.startsWith("java/lang/VirtualThread")) {
            new OrderRewriter(type, method, files).rewrite();
        }
        boolean call = (method.access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC)) == Opcodes.ACC_PUBLIC;
        String family = EdgeTable.familyOf(type.name);
        if (family != null && call && !method.name.equals("<init>")) {
            OrderRewriter.wrap(method, family);
        }
        if (EdgeTable.has(type.name)) {
            new ModelRewriter(type, method).rewrite();
        }
    }
}
