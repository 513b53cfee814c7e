package io.raceproof.stress.jcstress;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.runners.Runner;
import org.openjdk.jcstress.util.Counter;

/**
 * Adds calls of {@link Fork} to the classes of a test, for the JVMs that race. jcstress itself has no result for a sample in
 * which something was thrown: it gives up the whole run of that JVM.
 *
 * <ul>
 *   <li>In the test, an actor tells {@link Fork#call} that it begins. It, or the arbiter, that throws tells {@link
 *       Fork#thrown}, and ends.
 *   <li>In what jcstress generated, each sample is counted by {@link Fork#record}. Samples that are taken while the test is
 *       tried out are not counted.
 *   <li>In jcstress's own loop that waits for the actors' threads, {@link Fork#patience} says how long.
 * </ul>
 */
final class ForkRewriter {
    private static final String FORK = Type.getInternalName(Fork.class);
    private static final String COUNTER = Type.getInternalName(Counter.class);
    private static final String ACTOR = Type.getDescriptor(Actor.class);
    private static final List<String> GUARDED = List.of(ACTOR, Type.getDescriptor(Arbiter.class));

    private final TestInfo test;
    private final Path directory;

    private ForkRewriter(TestInfo test, Path directory) {
        this.test = test;
        this.directory = directory;
    }

    /**
     * Writes the rewritten classes of a test.
     *
     * @param directory comes first on the class path of the JVMs that race
     */
    static void write(TestInfo test, Path directory) throws IOException {
        ForkRewriter rewriter = new ForkRewriter(test, directory);
        String runner = test.generatedRunner();
        rewriter.rewrite(test.binaryName(), writer -> new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] thrown) {
                MethodVisitor next = super.visitMethod(access, name, descriptor, signature, thrown);
                return new Guard(next, rewriter.test.binaryName().replace('.', '/'), name, descriptor);
            }
        });
        rewriter.rewrite(runner, writer -> rewriter.counting(writer, false));
        rewriter.rewrite(runner + "$TestResourceEstimator", writer -> rewriter.counting(writer, true));
        rewriter.rewrite(Runner.class.getName(), ForkRewriter::patient);
    }

    /** It has one limit: the greater of two. */
    private static ClassVisitor patient(ClassWriter writer) {
        return new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] thrown) {
                return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, thrown)) {
                    @Override
                    public void visitMethodInsn(
                            int opcode, String owner, String called, String type, boolean isInterface) {
                        boolean limit = owner.equals("java/lang/Math") && called.equals("max") && type.equals("(II)I");
                        super.visitMethodInsn(
                                opcode, limit ? FORK : owner, limit ? "patience" : called, type, isInterface);
                    }
                };
            }
        };
    }

    private interface Change {
        ClassVisitor before(ClassWriter writer);
    }

    private void rewrite(String className, Change change) throws IOException {
        String file = className.replace('.', '/') + ".class";
        try (InputStream in = ForkRewriter.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException(file + " is not on the class path");
            }
            ClassReader reader = new ClassReader(in);
            ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
            reader.accept(change.before(writer), ClassReader.EXPAND_FRAMES);
            Path to = directory.resolve(file);
            Files.createDirectories(to.getParent());
            Files.write(to, writer.toByteArray());
        }
    }

    private ClassVisitor counting(ClassWriter writer, boolean triesOut) {
        return new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] thrown) {
                MethodVisitor next = super.visitMethod(access, name, descriptor, signature, thrown);
                boolean uncounted = triesOut || name.startsWith("jcstress_sanityCheck");
                return new Counting(next, name, uncounted);
            }
        };
    }

    /** Around the whole body of an actor or the arbiter: try { … } catch (Throwable t) { Fork.thrown(t, …); }. */
    private static final class Guard extends MethodVisitor {
        private final String owner;
        private final String name;
        private final Type[] parameters;
        private final Label start = new Label();
        private final Label end = new Label();
        private boolean guarded;
        private boolean isActor;

        Guard(MethodVisitor next, String owner, String name, String descriptor) {
            super(Opcodes.ASM9, next);
            this.owner = owner;
            this.name = name;
            this.parameters = Type.getArgumentTypes(descriptor);
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            guarded |= GUARDED.contains(descriptor);
            isActor |= ACTOR.equals(descriptor);
            return super.visitAnnotation(descriptor, visible);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (guarded) {
                super.visitLabel(start);
                if (isActor) {
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, FORK, "call", "()V", false);
                }
            }
        }

        /** The catch comes last: one of the body's own comes before it. */
        @Override
        public void visitMaxs(int stack, int locals) {
            if (guarded) {
                super.visitLabel(end);
                super.visitTryCatchBlock(start, end, end, "java/lang/Throwable");
                super.visitFrame(
                        Opcodes.F_NEW, parameters.length + 1, frame(), 1, new Object[] {"java/lang/Throwable"});
                super.visitLdcInsn(name);
                super.visitVarInsn(Opcodes.ALOAD, 0);
                argument(0);
                argument(1);
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC,
                        FORK,
                        "thrown",
                        "(Ljava/lang/Throwable;Ljava/lang/String;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)V",
                        false);
                super.visitInsn(Opcodes.RETURN);
            }
            super.visitMaxs(stack, locals);
        }

        private Object[] frame() {
            Object[] locals = new Object[parameters.length + 1];
            locals[0] = owner;
            for (int i = 0; i < parameters.length; i++) {
                locals[i + 1] = parameters[i].getInternalName();
            }
            return locals;
        }

        private void argument(int index) {
            if (index < parameters.length) {
                super.visitVarInsn(Opcodes.ALOAD, index + 1);
            } else {
                super.visitInsn(Opcodes.ACONST_NULL);
            }
        }
    }

    /** In what jcstress generated. */
    private final class Counting extends MethodVisitor {
        private final String name;
        private final boolean uncounted;

        Counting(MethodVisitor next, String name, boolean uncounted) {
            super(Opcodes.ASM9, next);
            this.name = name;
            this.uncounted = uncounted;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (name.equals("internalRun")) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, FORK, "clear", "()V", false);
            } else if (name.startsWith("jcstress_") && name.contains("consume")) {
                // static void consume(Counter cnt, S[] ls, R[] lr, T test, int len, int a)
                super.visitVarInsn(Opcodes.ALOAD, 1);
                super.visitVarInsn(Opcodes.ALOAD, 2);
                super.visitVarInsn(Opcodes.ILOAD, 4);
                super.visitVarInsn(Opcodes.ILOAD, 5);
                super.visitIntInsn(Opcodes.BIPUSH, test.threads());
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC, FORK, "match", "([Ljava/lang/Object;[Ljava/lang/Object;III)V", false);
            }
        }

        @Override
        public void visitInsn(int opcode) {
            if (name.equals("<init>") && opcode == Opcodes.RETURN && !uncounted) {
                super.visitLdcInsn(test.binaryName());
                super.visitMethodInsn(Opcodes.INVOKESTATIC, FORK, "begin", "(Ljava/lang/String;)V", false);
            }
            super.visitInsn(opcode);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String called, String descriptor, boolean isInterface) {
            if (!owner.equals(COUNTER) || !called.equals("record")) {
                super.visitMethodInsn(opcode, owner, called, descriptor, isInterface);
            } else if (uncounted) {
                super.visitInsn(Opcodes.POP2); // the long
                super.visitInsn(Opcodes.POP2); // the result and the counter
            } else {
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC, FORK, "record", "(L" + COUNTER + ";Ljava/lang/Object;J)V", false);
            }
        }
    }
}
