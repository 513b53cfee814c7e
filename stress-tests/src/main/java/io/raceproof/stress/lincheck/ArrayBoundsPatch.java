package io.raceproof.stress.lincheck;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Has Lincheck look at an array element within the bounds only. Before a write to an array, Lincheck 3.7 reads the element by
 * Unsafe, so as to restore it before the next run. Where a racy list writes past the end of an array that another thread has
 * replaced, that reads what lies behind the array, and takes it for an object: the actor seems to throw a
 * NullPointerException, or the JVM crashes. {@link java.lang.reflect.Array#get} throws instead, which Lincheck expects there.
 */
final class ArrayBoundsPatch extends ClassPatch {
    private static final String TRACKER = "org/jetbrains/kotlinx/lincheck/strategy/managed/SnapshotTracker";

    ArrayBoundsPatch() {
        super(TRACKER);
    }

    @Override
    MethodVisitor patch(int access, String name, String descriptor, MethodVisitor next) {
        return new Checked(next);
    }

    private static final class Checked extends MethodVisitor {
        Checked(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            boolean unchecked = name.equals("readArrayElementViaUnsafe");
            super.visitMethodInsn(
                    opcode,
                    unchecked ? "java/lang/reflect/Array" : owner,
                    unchecked ? "get" : name,
                    descriptor,
                    isInterface);
        }
    }
}
