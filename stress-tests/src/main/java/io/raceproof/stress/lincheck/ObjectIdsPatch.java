package io.raceproof.stress.lincheck;

import java.util.Map;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Makes the model checker tell {@link ObjectIds} which object an event is about: in each of its methods that gets the object
 * and adds a point to the trace, a call of {@link ObjectIds#note} follows the point. The methods are those of Lincheck 3.7.
 */
final class ObjectIdsPatch extends ClassPatch {
    private static final String STRATEGY = "org/jetbrains/kotlinx/lincheck/strategy/managed/ManagedStrategy";
    private static final String THREAD = "sun/nio/ch/lincheck/ThreadDescriptor";

    /**
     * Where a call is put.
     *
     * @param object the parameter that is the object
     * @param value the one that is a field's value, or 0
     * @param atEntry whether the point was added before the method, and not by it
     */
    private record Site(int object, int value, boolean atEntry) {}

    private static final Map<String, Site> SITES = Map.of(
            "lock", new Site(2, 0, true),
            "wait", new Site(2, 0, true),
            "unlock", new Site(3, 0, false),
            "notify", new Site(3, 0, false),
            "afterReadField", new Site(3, 5, false),
            "beforeWriteField", new Site(3, 4, false),
            "afterReadArrayElement", new Site(3, 0, false),
            "beforeWriteArrayElement", new Site(3, 0, false),
            "onMethodCall", new Site(4, 0, false));

    ObjectIdsPatch() {
        super(STRATEGY);
    }

    @Override
    MethodVisitor patch(int access, String name, String descriptor, MethodVisitor next) {
        boolean isEvent = descriptor.startsWith("(L" + THREAD + ";") && descriptor.endsWith(")V");
        Site site = isEvent ? SITES.get(name) : null;
        return site == null ? next : new Noting(next, site);
    }

    private static final class Noting extends MethodVisitor {
        private final Site site;

        Noting(MethodVisitor next, Site site) {
            super(Opcodes.ASM9, next);
            this.site = site;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (site.atEntry()) {
                note();
            }
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.RETURN && !site.atEntry()) {
                note();
            }
            super.visitInsn(opcode);
        }

        /** Nothing that happens meanwhile is an event. */
        private void note() {
            ignored("enterIgnoredSection");
            mv.visitVarInsn(Opcodes.ALOAD, 0);
            mv.visitFieldInsn(Opcodes.GETFIELD, STRATEGY, "collectTrace", "Z");
            mv.visitVarInsn(Opcodes.ALOAD, 0);
            mv.visitVarInsn(Opcodes.ALOAD, site.object());
            if (site.value() == 0) {
                mv.visitInsn(Opcodes.ACONST_NULL);
            } else {
                mv.visitVarInsn(Opcodes.ALOAD, site.value());
            }
            mv.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    Type.getInternalName(ObjectIds.class),
                    "note",
                    "(ZL" + STRATEGY + ";Ljava/lang/Object;Ljava/lang/Object;)V",
                    false);
            ignored("leaveIgnoredSection");
        }

        private void ignored(String method) {
            mv.visitVarInsn(Opcodes.ALOAD, 1);
            mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, THREAD, method, "()V", false);
        }
    }
}
