package io.raceproof.stress.mutation;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A call is left out.
 *
 * <ul>
 *   <li>{@code drop-wake}: one of the JDK's that wakes a thread;
 *   <li>{@code lose-interrupt}: {@code interrupt()}, or {@code interrupted()}, which then leaves the flag and says no;
 *   <li>{@code skip-call}: one of a class of the same library that is made for what it does, not for what it returns; or a
 *       {@code forEach}: the drain at shutdown, a wake-up, a registration taken back.
 * </ul>
 */
final class CallMutation implements Mutation {
    private static final Set<String> WAKES = Set.of(
            "java/util/concurrent/locks/LockSupport.unpark",
            "java/util/concurrent/locks/Condition.signal",
            "java/util/concurrent/locks/Condition.signalAll",
            "java/util/concurrent/Semaphore.release",
            "java/util/concurrent/CountDownLatch.countDown",
            "java/lang/Object.notify",
            "java/lang/Object.notifyAll");
    private static final Set<String> INTERRUPTS = Set.of("java/lang/Thread.interrupt", "java/lang/Thread.interrupted");

    @Override
    public void find(ClassNode owner, Sites sites) {
        for (MethodNode method : Code.methods(owner)) {
            for (MethodInsnNode call : Code.calls(method)) {
                String kind = kindOf(owner, call);
                if (kind != null) {
                    String description = "no call of " + Code.nameOf(call);
                    sites.add(kind, method, Code.line(call), description, () -> Code.drop(method, call));
                }
            }
        }
    }

    private static @Nullable String kindOf(ClassNode owner, MethodInsnNode call) {
        String name = call.owner + "." + call.name;
        if (WAKES.contains(name)) {
            return "drop-wake";
        }
        if (INTERRUPTS.contains(name)) {
            return "lose-interrupt";
        }
        boolean constructs = call.name.equals("<init>");
        boolean ownEffect = Code.isOwn(owner, call) && Code.isForEffect(call);
        return !constructs && (ownEffect || call.name.equals("forEach")) ? "skip-call" : null;
    }
}
