package io.raceproof.stress.happensbefore.agent;

import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;

/** What is called of the clock, and waits with a time-out: there are hooks in their place, which go by the runner's clock. */
final class Timing {
    /** "owner.name" and descriptor, and the hook's name. */
    private static final Map<String, String> STATIC = Map.of(
            "java/lang/System.nanoTime()J", "nanoTime",
            "java/lang/Thread.sleep(J)V", "sleep",
            "java/lang/Thread.sleep(JI)V", "sleep",
            "java/util/concurrent/locks/LockSupport.parkNanos(J)V", "parkNanos",
            "java/util/concurrent/locks/LockSupport.parkNanos(Ljava/lang/Object;J)V", "parkNanos");

    private Timing() {}

    static boolean isStatic(MethodInsnNode call) {
        return STATIC.containsKey(call.owner + "." + call.name + call.desc);
    }

    static void replace(MethodInsnNode call) {
        replace(call, STATIC.getOrDefault(call.owner + "." + call.name + call.desc, call.name), call.desc);
    }

    /** A call of Object.wait, if it has a time-out. */
    static void replaceWait(MethodInsnNode call) {
        if (!call.desc.equals("()V")) {
            replace(call, "timedWait", "(Ljava/lang/Object;" + call.desc.substring(1));
        }
    }

    private static void replace(MethodInsnNode call, String hook, String descriptor) {
        call.setOpcode(Opcodes.INVOKESTATIC);
        call.owner = Emit.HOOKS;
        call.name = hook;
        call.desc = descriptor;
        call.itf = false;
    }
}
