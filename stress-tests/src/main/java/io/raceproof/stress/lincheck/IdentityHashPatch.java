package io.raceproof.stress.lincheck;

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
final class IdentityHashPatch extends ClassPatch {
    static final String TRACKER = "org/jetbrains/kotlinx/lincheck/strategy/managed/BaseObjectTracker";
    private static final String OVERWRITE = "overwriteIdentityHashCode";

    IdentityHashPatch() {
        super(TRACKER);
    }

    @Override
    MethodVisitor patch(int access, String name, String descriptor, MethodVisitor next) {
        return name.equals(OVERWRITE) ? new Numbering(next) : next;
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
