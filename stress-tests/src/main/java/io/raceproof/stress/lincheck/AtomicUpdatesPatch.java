package io.raceproof.stress.lincheck;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Has the code under test update atomic variables by {@link AtomicUpdates}. Lincheck 3.7 takes {@code get} and {@code
 * compareAndSet} for steps, and does not look into the methods that take a function: there is no step where {@code updateAndGet}
 * begins, so a look at the variable before it and the update were one, and no thread came between them.
 */
final class AtomicUpdatesPatch extends ClassPatch {
    private static final String ATOMIC = "java/util/concurrent/atomic/Atomic";
    private static final String UPDATES = "io/raceproof/stress/lincheck/AtomicUpdates";
    private static final Set<String> TYPES = Set.of("Integer", "Long", "Reference");
    private static final Set<String> METHODS =
            Set.of("updateAndGet", "getAndUpdate", "accumulateAndGet", "getAndAccumulate");

    /** Classes of the tool. */
    private static final Set<String> OTHERS = Set.of("org/jetbrains/", "kotlin");

    @Override
    boolean isFor(@Nullable ClassLoader loader, String name) {
        return loader != null && OTHERS.stream().noneMatch(name::startsWith);
    }

    @Override
    boolean isFor(byte[] classFile) {
        return new String(classFile, StandardCharsets.ISO_8859_1).contains(ATOMIC);
    }

    @Override
    MethodVisitor patch(int access, String name, String descriptor, MethodVisitor next) {
        return new Updating(next);
    }

    private static final class Updating extends MethodVisitor {
        Updating(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            boolean updates = opcode == Opcodes.INVOKEVIRTUAL && isAtomic(owner) && METHODS.contains(name);
            super.visitMethodInsn(
                    updates ? Opcodes.INVOKESTATIC : opcode,
                    updates ? UPDATES : owner,
                    name,
                    updates ? "(L" + owner + ";" + descriptor.substring(1) : descriptor,
                    isInterface);
        }
    }

    private static boolean isAtomic(String owner) {
        return owner.startsWith(ATOMIC)
                && TYPES.contains(owner.substring(ATOMIC.length()).replace("Array", ""));
    }
}
