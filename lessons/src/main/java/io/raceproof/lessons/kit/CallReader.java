package io.raceproof.lessons.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads the calls in class files: what the compiler wrote, not the source text. For one thread. */
public abstract class CallReader extends ClassVisitor {
    /** For subclasses. */
    protected CallReader() {
        super(Opcodes.ASM9);
    }

    /**
     * A method or a constructor is called, or a method reference to it is made.
     *
     * @param owner the class, with slashes
     * @param method the name, {@code <init>} for a constructor
     * @param descriptor its types
     * @param line in the source
     */
    protected abstract void call(String owner, String method, String descriptor, int line);

    /** A monitor is entered by a synchronized block. */
    protected void synchronizedBlock(int line) {}

    /** A method is declared synchronized. */
    protected void synchronizedMethod(String name) {}

    /** Reads all classes below a folder, in the order of their paths. */
    public final void readBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                new ClassReader(Files.readAllBytes(file)).accept(this, ClassReader.SKIP_FRAMES);
            }
        }
    }

    @Override
    public final MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        if ((access & Opcodes.ACC_SYNCHRONIZED) != 0) {
            synchronizedMethod(name);
        }
        return new MethodVisitor(Opcodes.ASM9) {
            private int line;

            @Override
            public void visitLineNumber(int number, Label start) {
                line = number;
            }

            @Override
            public void visitInsn(int opcode) {
                if (opcode == Opcodes.MONITORENTER) {
                    synchronizedBlock(line);
                }
            }

            @Override
            public void visitMethodInsn(
                    int opcode, String owner, String method, String methodDescriptor, boolean isInterface) {
                call(owner, method, methodDescriptor, line);
            }

            /** A method reference; what makes the lambda of it is the compiler's. */
            @Override
            public void visitInvokeDynamicInsn(String name, String type, Handle bootstrap, Object... arguments) {
                for (Object argument : arguments) {
                    if (argument instanceof Handle handle) {
                        call(handle.getOwner(), handle.getName(), handle.getDesc(), line);
                    }
                }
            }
        };
    }
}
