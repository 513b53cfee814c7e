package io.raceproof.stress.lincheck;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Gives each object of a run an identity hash code of its own. Lincheck 3.7 writes the same one, 1, into the header of every
 * object that is created in a run, so that a run can be repeated, and then looks objects up by it at each access to memory: it
 * goes through the list of all objects of the run each time. The object's number in the run, which Lincheck counts from the
 * start of each run, repeats as well.
 *
 * <pre>
 *   new X() ──► objectCounter + 1 ──► identity hash code ──► index of the objects: lists of one element
 * </pre>
 */
final class IdentityHashPatch implements ClassFileTransformer {
    static final String TRACKER = "org/jetbrains/kotlinx/lincheck/strategy/managed/BaseObjectTracker";
    private static final String OVERWRITE = "overwriteIdentityHashCode";

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        return TRACKER.equals(name) ? patched(classFile) : null;
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
                        return name.equals(OVERWRITE) ? new Numbering(next) : next;
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** In place of the constant. */
    private static final class Numbering extends MethodVisitor {
        Numbering(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.ICONST_1) {
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitFieldInsn(Opcodes.GETFIELD, TRACKER, "objectCounter", "I");
                super.visitInsn(Opcodes.ICONST_1);
                super.visitInsn(Opcodes.IADD);
            } else {
                super.visitInsn(opcode);
            }
        }
    }
}
