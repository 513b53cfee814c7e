package io.raceproof.stress.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** {@code drop-lock}, {@code drop-monitor}: a method takes its lock, or its object's monitor, no more. */
final class LockMutation implements Mutation {
    private static final Set<String> LOCKING = Set.of("lock", "lockInterruptibly", "unlock");

    @Override
    public void find(ClassNode owner, Sites sites) {
        for (MethodNode method : Code.sharedMethods(owner)) {
            List<MethodInsnNode> calls =
                    Code.calls(method).stream().filter(LockMutation::isOfLock).toList();
            if (!calls.isEmpty()) {
                sites.add(
                        "drop-lock",
                        method,
                        Code.line(calls.get(0)),
                        "the lock is not taken",
                        () -> calls.forEach(call -> Code.drop(method, call)));
            }
            List<AbstractInsnNode> monitors = monitors(method);
            if (!monitors.isEmpty()) {
                sites.add(
                        "drop-monitor",
                        method,
                        Code.line(monitors.get(0)),
                        "the synchronized block is not synchronized",
                        () -> monitors.forEach(node -> method.instructions.set(node, Code.pop(1))));
            }
            if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
                sites.add(
                        "drop-monitor",
                        method,
                        Code.lineFrom(method.instructions.getFirst()),
                        "the method is not synchronized",
                        () -> method.access &= ~Opcodes.ACC_SYNCHRONIZED);
            }
        }
    }

    static boolean isOfLock(MethodInsnNode call) {
        return call.owner.startsWith("java/util/concurrent/locks/") && LOCKING.contains(call.name);
    }

    private static List<AbstractInsnNode> monitors(MethodNode method) {
        List<AbstractInsnNode> monitors = new ArrayList<>();
        for (AbstractInsnNode node : method.instructions) {
            if (node.getOpcode() == Opcodes.MONITORENTER || node.getOpcode() == Opcodes.MONITOREXIT) {
                monitors.add(node);
            }
        }
        return monitors;
    }
}
