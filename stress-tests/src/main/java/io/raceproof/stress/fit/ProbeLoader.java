package io.raceproof.stress.fit;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.SimpleRemapper;

/**
 * Loads a test and all that it uses once more, so that each call and each access to a field is noted by {@link Coverage}. The
 * JDK, the tools and this library stay as they are. Static fields of the copies are their own.
 */
public final class ProbeLoader extends ClassLoader {
    /** What belongs to the platform and the tools, by name. */
    private static final Pattern PLATFORM = Pattern.compile(
            "(java|javax|jdk|sun|com\\.sun|kotlin|kotlinx|org\\.jetbrains|org\\.openjdk\\.jcstress|org\\.objectweb\\.asm"
                    + "|org\\.junit|org\\.jspecify)\\..*");

    /** What every program calls, and locks, which are what a subject and its control differ in. */
    private static final Pattern COMMON_PLACE = Pattern.compile(
            "java/lang/.*|java/io/PrintStream|java/util/Objects|java/util/concurrent/locks/.*|org/openjdk/jcstress/.*"
                    + "|java/util/function/.*");

    /** What a loop calls that waits for another thread, with how much of {@link Coverage#PATIENCE} each takes. */
    private static final Map<String, Integer> PAUSES = Map.of("onSpinWait", 1, "yield", 50, "sleep", 500);

    /** A constructor of Thread that leaves it to its caller whether the new thread inherits what {@link Coverage} sets. */
    private static final String MAY_INHERIT = "(Ljava/lang/ThreadGroup;Ljava/lang/Runnable;Ljava/lang/String;JZ)V";

    /** Calls after which threads of the JDK's own work for the run, which inherit nothing of it. */
    private static final Pattern SHARED_THREADS = Pattern.compile("java/util/concurrent/ForkJoin\\w+\\..*"
            + "|java/util/concurrent/Complet\\w+\\.(\\w+Async|orTimeout|completeOnTimeout|delayedExecutor)"
            + "|java/util/\\S+\\.parallel\\w*|java/util/concurrent/Executors\\.newWorkStealingPool");

    private static final Set<String> HOOKS = Set.of("addShutdownHook", "removeShutdownHook");

    private static final String COVERAGE = Type.getInternalName(Coverage.class);

    static {
        registerAsParallelCapable();
    }

    private final String outermost;
    private final Map<String, String> replacements;

    /**
     * Makes one.
     *
     * @param test the class to probe, which may be one of this library's own
     * @param replacements classes that take the place of others, by their internal names
     */
    public ProbeLoader(Class<?> test, Map<String, String> replacements) {
        super(test.getClassLoader());
        this.outermost = test.getName().replaceFirst("\\$.*", "");
        this.replacements = Map.copyOf(replacements);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null && !PLATFORM.matcher(name).matches()) {
                loaded = copyOf(name);
            }
            return loaded != null ? loaded : super.loadClass(name, resolve);
        }
    }

    /** Null if it is this library's, or nowhere. */
    private @Nullable Class<?> copyOf(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        boolean probed = name.equals(outermost) || name.startsWith(outermost + "$");
        if (!probed && isOurs(file)) {
            return null;
        }
        try (InputStream in = getResourceAsStream(file)) {
            if (in == null) {
                return null;
            }
            byte[] bytes = noting(new ClassReader(in));
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** Whether the class stands beside this one, in the library's jar or folder. */
    private boolean isOurs(String file) {
        String own = ProbeLoader.class.getName().replace('.', '/') + ".class";
        String place = String.valueOf(ProbeLoader.class.getClassLoader().getResource(own));
        String root = place.substring(0, place.length() - own.length());
        return String.valueOf(getResource(file)).equals(root + file);
    }

    private byte[] noting(ClassReader reader) {
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        ClassVisitor noting = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] thrown) {
                MethodVisitor next = super.visitMethod(access, name, descriptor, signature, thrown);
                return new NotingVisitor(next, name, descriptor);
            }
        };
        reader.accept(new ClassRemapper(noting, new SimpleRemapper(Opcodes.ASM9, replacements)), 0);
        return writer.toByteArray();
    }

    private static final class NotingVisitor extends MethodVisitor {
        private final String name;
        private final String descriptor;
        private boolean isActor;

        NotingVisitor(MethodVisitor next, String name, String descriptor) {
            super(Opcodes.ASM9, next);
            this.name = name;
            this.descriptor = descriptor;
        }

        /** An actor's own name says nothing: every control has actors. */
        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
            isActor |= type.startsWith("Lorg/openjdk/jcstress/");
            return super.visitAnnotation(type, visible);
        }

        /** Noted here, too: a call by a method reference is made from a class that is not loaded here. */
        @Override
        public void visitCode() {
            super.visitCode();
            if (!isActor) {
                noteCall(name, descriptor);
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (!COMMON_PLACE.matcher(owner).matches() && name.indexOf('$') < 0) {
                note("." + name);
            }
            super.visitFieldInsn(opcode, owner, name, descriptor);
        }

        /** What would end the JVM ends the run. */
        private static boolean isExit(String owner, String method) {
            return (owner.equals("java/lang/System") || owner.equals("java/lang/Runtime"))
                    && (method.equals("exit") || method.equals("halt"));
        }

        /** Whether the last argument is a boolean that says whether a thread inherits. */
        private static boolean isChoiceToInherit(String owner, String method, String descriptor) {
            return (owner.equals("java/lang/Thread") && method.equals("<init>") && descriptor.equals(MAY_INHERIT))
                    || method.equals("inheritInheritableThreadLocals");
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (isExit(owner, name)) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, COVERAGE, "exit", "()V", false);
            }
            if (owner.equals("java/lang/Runtime") && HOOKS.contains(name)) { // this JVM is not the test's to hold up
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC, COVERAGE, name, descriptor.replace("(", "(Ljava/lang/Runtime;"), false);
                return;
            }
            if (isChoiceToInherit(owner, name, descriptor)) { // else nothing is known of what the thread does
                super.visitInsn(Opcodes.POP);
                super.visitInsn(Opcodes.ICONST_1);
            }
            if (SHARED_THREADS.matcher(owner + "." + name).matches()) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, COVERAGE, "sharedThreads", "()V", false);
            }
            if (owner.equals("java/lang/Thread") && PAUSES.containsKey(name)) {
                super.visitIntInsn(Opcodes.SIPUSH, PAUSES.get(name));
                super.visitMethodInsn(Opcodes.INVOKESTATIC, COVERAGE, "pause", "(I)V", false);
            }
            if (!COMMON_PLACE.matcher(owner).matches()) {
                noteCall(name, descriptor);
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }

        private void noteCall(String method, String ofMethod) {
            if (method.indexOf('$') < 0 && !method.startsWith("<")) {
                note(method + "/" + Type.getArgumentTypes(ofMethod).length);
            }
        }

        /** In a constructor, too, before this() or super(): it touches neither the object nor the stack. */
        private void note(String operation) {
            super.visitLdcInsn(operation);
            super.visitMethodInsn(Opcodes.INVOKESTATIC, COVERAGE, "note", "(Ljava/lang/String;)V", false);
        }
    }
}
