package io.raceproof.stress.lincheck;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes {@code queue.notify()} as the call of Object's method that it is. Since JDK 18 javac calls it a method of the
 * interface that {@code queue} is declared with; Lincheck 3.7 does not recognise it then, lets the real notify run on a
 * lock that it only pretends to hold, and takes the IllegalMonitorStateException for a mistake of the code under test. Classes are rewritten as they are loaded.
 */
final class ObjectMethods extends ClassPatch {
    /** The JDK and the tool. */
    private static final Pattern NOT_LOOKED_AT =
            Pattern.compile("^(java|jdk|sun|kotlin|kotlinx|net/bytebuddy|org/objectweb|org/jetbrains)/");

    private static final Set<String> FINAL_METHODS = Set.of("wait", "notify", "notifyAll");

    @Override
    boolean isFor(@Nullable ClassLoader loader, String name) {
        return loader != null && !NOT_LOOKED_AT.matcher(name).find();
    }

    @Override
    MethodVisitor patch(int access, String name, String descriptor, MethodVisitor next) {
        return new Calls(next);
    }

    private static final class Calls extends MethodVisitor {
        Calls(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (opcode == Opcodes.INVOKEINTERFACE && FINAL_METHODS.contains(name) && isObjects(descriptor)) {
                super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Object", name, descriptor, false);
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }

        private static boolean isObjects(String descriptor) {
            return Set.of("()V", "(J)V", "(JI)V").contains(descriptor);
        }
    }
}
