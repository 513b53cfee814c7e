package io.raceproof.stress.lincheck;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Has {@link Unwatched} tell Lincheck, in the JVM where that runs: as that class is loaded, it puts the calls in. */
final class UnwatchedPatch implements ClassFileTransformer {
    static final String UNWATCHED = "io/raceproof/stress/lincheck/Unwatched";

    private static final Map<String, String> SECTIONS =
            Map.of("begin", "enterIgnoredSection", "end", "leaveIgnoredSection");

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        return UNWATCHED.equals(name) ? patched(classFile) : null;
    }

    private static byte[] patched(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
                        String section = SECTIONS.get(name);
                        return section == null ? next : new Telling(next, section);
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static final class Telling extends MethodVisitor {
        private final String section;

        Telling(MethodVisitor next, String section) {
            super(Opcodes.ASM9, next);
            this.section = section;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            super.visitMethodInsn(Opcodes.INVOKESTATIC, ModelClockAgent.INJECTIONS, section, "()V", false);
        }
    }
}
