package io.raceproof.stress.lincheck;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Rewrites a method of the code under test: what would take real time, or start a timer outside the model checker's world,
 * goes by the {@link ModelClock}.
 */
final class TimedCalls extends MethodVisitor {
    /** Not by its class: that is not to be loaded within a transformation, as such classes are not transformed. */
    static final String TIMERS = TimedCalls.class.getPackageName().replace('.', '/') + "/ModelTimers";

    private static final List<String> OTHERS = List.of("org/jetbrains/", "kotlin/", "net/bytebuddy/", "org/objectweb/");

    /** Whether the method is one of {@link ModelTimers} itself. */
    private final boolean self;

    TimedCalls(MethodVisitor next, String className) {
        super(Opcodes.ASM9, next);
        self = className.equals(TIMERS);
    }

    /** Not of the JDK, and of none of the tools. */
    static boolean isOfTheCodeUnderTest(@Nullable ClassLoader loader, String className) {
        return loader != null
                && loader != ClassLoader.getPlatformClassLoader()
                && OTHERS.stream().noneMatch(className::startsWith)
                && !className.equals(Type.getInternalName(ModelClock.class));
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (owner.equals(TIMERS) && name.equals("note")) {
            super.visitMethodInsn(
                    Opcodes.INVOKESTATIC, ModelClockAgent.INJECTIONS, ModelClockAgent.NOTE, descriptor, false);
        } else if (!self && isTimed(owner, name, descriptor)) {
            String receiver = opcode == Opcodes.INVOKESTATIC ? "" : "L" + owner + ";";
            super.visitMethodInsn(Opcodes.INVOKESTATIC, TIMERS, name, "(" + receiver + descriptor.substring(1), false);
        } else {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
    }

    private static boolean isTimed(String owner, String name, String descriptor) {
        return switch (owner) {
            case "java/lang/Thread" ->
                (name.equals("sleep") || name.equals("join"))
                        && (descriptor.equals("(J)V") || descriptor.equals("(JI)V"));
            case "java/util/concurrent/TimeUnit" -> name.equals("sleep");
            case "java/util/concurrent/CompletableFuture" ->
                List.of("orTimeout", "completeOnTimeout", "delayedExecutor").contains(name);
            default -> false;
        };
    }
}
