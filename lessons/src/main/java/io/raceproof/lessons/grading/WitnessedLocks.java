package io.raceproof.lessons.grading;

import io.raceproof.stress.lincheck.Witness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Copies class files for the model checker, with a {@link Witness} before each use of a lock, so that the trace tells which
 * lock it is. A synchronized method becomes one whose body is a synchronized block, as the trace names neither the lock nor
 * the line of the method's own. The other steps of grading run the classes as they were compiled.
 */
final class WitnessedLocks {
    private static final String LOCKS = "java/util/concurrent/locks/";
    private static final Set<String> OF_LOCKS =
            Set.of("lock", "lockInterruptibly", "tryLock", "unlock", "await", "signal", "signalAll");
    private static final Set<String> OF_MONITORS = Set.of("wait", "notify", "notifyAll");

    private WitnessedLocks() {}

    /** Copies all class files below {@code from} to the same places below {@code to}. */
    static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.filter(file -> file.toString().endsWith(".class")).toList();
        }
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file));
            Files.createDirectories(target.getParent());
            Files.write(target, rewrite(Files.readAllBytes(file)));
        }
    }

    static byte[] rewrite(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        Map<String, Integer> firstLines = firstLines(reader);
        Type self = Type.getObjectType(reader.getClassName());
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        int line = firstLines.getOrDefault(name + descriptor, 0); // 0: no body of the source
                        boolean whole = (access & Opcodes.ACC_SYNCHRONIZED) != 0 && line > 0;
                        int left = whole ? access & ~Opcodes.ACC_SYNCHRONIZED : access;
                        MethodVisitor next = super.visitMethod(left, name, descriptor, signature, exceptions);
                        boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
                        MethodVisitor body = whole ? new WholeBody(next, self, isStatic, line) : next;
                        return new Uses(body, isStatic);
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** The object on top of the stack is witnessed, and stays there. */
    private static void witness(MethodVisitor out, String name) {
        out.visitInsn(Opcodes.DUP);
        out.visitLdcInsn(name);
        out.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                Type.getInternalName(Witness.class),
                "of",
                "(Ljava/lang/Object;Ljava/lang/String;)V",
                false);
    }

    /** Puts witnesses before uses of locks, with the name of the field, variable or method that the lock comes from. */
    private static final class Uses extends MethodVisitor {
        private final boolean isStatic;
        private String name = "";

        Uses(MethodVisitor next, boolean isStatic) {
            super(Opcodes.ASM9, next);
            this.isStatic = isStatic;
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.MONITORENTER) {
                witness(mv, name);
            } else if (opcode != Opcodes.DUP) {
                name = "";
            }
            super.visitInsn(opcode);
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            if (opcode == Opcodes.ALOAD) {
                name = variable == 0 && !isStatic ? "this" : "";
            }
            super.visitVarInsn(opcode, variable);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
            name = field;
            super.visitFieldInsn(opcode, owner, field, descriptor);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
            boolean bare = type.startsWith("()") && opcode != Opcodes.INVOKESTATIC;
            if (bare && (OF_MONITORS.contains(called) || (owner.startsWith(LOCKS) && OF_LOCKS.contains(called)))) {
                witness(mv, name);
            }
            name = called + "()";
            super.visitMethodInsn(opcode, owner, called, type, isInterface);
        }
    }

    /** The first line of each method, by name and descriptor. */
    private static Map<String, Integer> firstLines(ClassReader reader) {
        Map<String, Integer> lines = new HashMap<>();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return new MethodVisitor(Opcodes.ASM9) {
                            @Override
                            public void visitLineNumber(int line, Label at) {
                                lines.putIfAbsent(name + descriptor, line);
                            }
                        };
                    }
                },
                ClassReader.SKIP_FRAMES);
        return lines;
    }

    /** Puts a body into a synchronized block, before its first label: a loop may jump there. */
    private static final class WholeBody extends MethodVisitor {
        private final Type self;
        private final boolean isStatic;
        private final int firstLine;
        private final Label start = new Label();

        WholeBody(MethodVisitor next, Type self, boolean isStatic, int firstLine) {
            super(Opcodes.ASM9, next);
            this.self = self;
            this.isStatic = isStatic;
            this.firstLine = firstLine;
        }

        private void loadLock() {
            if (isStatic) {
                mv.visitLdcInsn(self);
            } else {
                mv.visitVarInsn(Opcodes.ALOAD, 0);
            }
        }

        @Override
        public void visitCode() {
            super.visitCode();
            Label entry = new Label();
            mv.visitLabel(entry);
            mv.visitLineNumber(firstLine, entry);
            loadLock();
            witness(mv, isStatic ? "class" : "this");
            mv.visitInsn(Opcodes.MONITORENTER);
            mv.visitLabel(start);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
                loadLock();
                mv.visitInsn(Opcodes.MONITOREXIT);
            }
            super.visitInsn(opcode);
        }

        @Override
        public void visitMaxs(int stack, int locals) {
            Label end = new Label();
            mv.visitLabel(end);
            mv.visitTryCatchBlock(start, end, end, null);
            Object[] frame = isStatic ? new Object[0] : new Object[] {self.getInternalName()};
            mv.visitFrame(Opcodes.F_FULL, frame.length, frame, 1, new Object[] {"java/lang/Throwable"});
            loadLock();
            mv.visitInsn(Opcodes.MONITOREXIT);
            mv.visitInsn(Opcodes.ATHROW);
            super.visitMaxs(stack, locals);
        }
    }
}
