package io.raceproof.stress.lincheck;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Lets Lincheck explore what comes after a long loop of a thread that is alone. After some rounds of a loop Lincheck 3.7 chooses
 * another thread to go on, and from then on tries no switches of its own; it does so even where there is no other thread, as
 * while a scenario is set up, and then finds nothing in the actors. Where there is none, nothing is chosen.
 */
final class LoopPatch extends ClassPatch {
    private static final String STRATEGY =
            "org/jetbrains/kotlinx/lincheck/strategy/managed/modelchecking/ModelCheckingStrategy";

    private static final String INTERLEAVING = STRATEGY + "$Interleaving";

    LoopPatch() {
        super(INTERLEAVING);
    }

    @Override
    MethodVisitor patch(int access, String name, String descriptor, MethodVisitor next) {
        return name.equals("chooseThread") ? new NoChoice(next) : next;
    }

    /** Puts {@code if (availableThreads(thread).isEmpty()) return -1} at the beginning. */
    private static final class NoChoice extends MethodVisitor {
        NoChoice(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            Label choose = new Label();
            super.visitVarInsn(Opcodes.ALOAD, 0);
            super.visitFieldInsn(Opcodes.GETFIELD, INTERLEAVING, "this$0", "L" + STRATEGY + ";");
            super.visitVarInsn(Opcodes.ILOAD, 1);
            super.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    STRATEGY,
                    "access$availableThreads",
                    "(L" + STRATEGY + ";I)Ljava/util/List;",
                    false);
            super.visitMethodInsn(Opcodes.INVOKEINTERFACE, "java/util/List", "isEmpty", "()Z", true);
            super.visitJumpInsn(Opcodes.IFEQ, choose);
            super.visitInsn(Opcodes.ICONST_M1);
            super.visitInsn(Opcodes.IRETURN);
            super.visitLabel(choose);
            super.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        }
    }
}
