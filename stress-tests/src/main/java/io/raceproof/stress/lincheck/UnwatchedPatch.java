package io.raceproof.stress.lincheck;

import java.util.Map;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Has {@link Unwatched} tell Lincheck, in the JVM where that runs: as that class is loaded, it puts the calls in. */
final class UnwatchedPatch extends ClassPatch {
    static final String UNWATCHED = "io/raceproof/stress/lincheck/Unwatched";

    private static final Map<String, String> SECTIONS =
            Map.of("begin", "enterIgnoredSection", "end", "leaveIgnoredSection");

    UnwatchedPatch() {
        super(UNWATCHED);
    }

    @Override
    MethodVisitor patch(int access, String name, String descriptor, MethodVisitor next) {
        String section = SECTIONS.get(name);
        return section == null ? next : new Telling(next, section);
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
