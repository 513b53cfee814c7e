package io.raceproof.stress.lincheck;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Makes the model checker ask {@link ScheduleRecorder} which schedule it runs, if that is on: in front of each method that
 * decides, its decision is put. The methods are those of Lincheck 3.7.
 */
final class ScheduleRecorderPatch extends ClassPatch {
    private static final String PACKAGE = "org/jetbrains/kotlinx/lincheck/strategy/";
    private static final String CHOICE = PACKAGE + "managed/modelchecking/ModelCheckingStrategy";
    private static final String VERDICT = PACKAGE + "StrategyKt";
    private static final String OBJECT = "Ljava/lang/Object;";
    private static final String RECORDER = Type.getInternalName(ScheduleRecorder.class);

    ScheduleRecorderPatch() {
        super(CHOICE, VERDICT);
    }

    @Override
    MethodVisitor patch(int access, String name, String descriptor, MethodVisitor next) {
        boolean asks = switch (name) {
            case "nextInvocation", "shouldSwitch" -> descriptor.equals("()Z");
            case "chooseThread" -> descriptor.equals("(I)I");
            case "onSwitchPoint" -> descriptor.equals("(I)V");
            case "initializeInvocation" -> descriptor.equals("()V");
            case "verify" -> (access & Opcodes.ACC_STATIC) != 0;
            default -> false;
        };
        return asks ? new Asking(next, name) : next;
    }

    private static final class Asking extends MethodVisitor {
        private final String name;

        Asking(MethodVisitor next, String name) {
            super(Opcodes.ASM9, next);
            this.name = name;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (name.equals("onSwitchPoint")) {
                return; // told at the end
            }
            if (name.equals("initializeInvocation")) {
                ask("begin", "()V");
                return;
            }
            Label asItLikes = new Label();
            ask("isOn", "()Z");
            mv.visitJumpInsn(Opcodes.IFEQ, asItLikes);
            switch (name) {
                case "nextInvocation" -> {
                    mv.visitVarInsn(Opcodes.ALOAD, 0);
                    ask("next", "(" + OBJECT + ")Z");
                    mv.visitInsn(Opcodes.IRETURN);
                }
                case "shouldSwitch" -> {
                    ask("shouldSwitch", "()Z");
                    mv.visitInsn(Opcodes.IRETURN);
                }
                case "chooseThread" -> {
                    mv.visitVarInsn(Opcodes.ALOAD, 0);
                    mv.visitVarInsn(Opcodes.ILOAD, 1);
                    ask("choose", "(" + OBJECT + "I)I");
                    mv.visitInsn(Opcodes.IRETURN);
                }
                default -> {
                    mv.visitVarInsn(Opcodes.ALOAD, 0);
                    mv.visitVarInsn(Opcodes.ALOAD, 2);
                    ask("record", "(" + OBJECT + OBJECT + ")V");
                    mv.visitInsn(Opcodes.ACONST_NULL);
                    mv.visitInsn(Opcodes.ARETURN);
                }
            }
            mv.visitLabel(asItLikes);
            mv.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            mv.visitInsn(Opcodes.NOP);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.RETURN && name.equals("onSwitchPoint")) {
                mv.visitVarInsn(Opcodes.ALOAD, 0);
                mv.visitVarInsn(Opcodes.ILOAD, 1);
                ask("switchPoint", "(" + OBJECT + "I)V");
            }
            super.visitInsn(opcode);
        }

        private void ask(String method, String descriptor) {
            mv.visitMethodInsn(Opcodes.INVOKESTATIC, RECORDER, method, descriptor, false);
        }
    }
}
