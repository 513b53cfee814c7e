package io.raceproof.stress.mutation;

import io.raceproof.stress.mutation.Statements.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * {@code swap-writes}: two neighbouring statements that write shared state, or call for effect, are made in the other
 * order: the state is published before the result. Not where the second needs what the first leaves in a local variable or
 * in the same field.
 */
final class OrderMutation implements Mutation {
    @Override
    public void find(ClassNode owner, Sites sites) {
        for (MethodNode method : Code.sharedMethods(owner)) {
            List<Statement> statements = Statements.of(owner, method);
            for (int i = 1; i < statements.size(); i++) {
                Statement first = statements.get(i - 1);
                Statement second = statements.get(i);
                if (!second.entered() && isWrite(owner, first) && isWrite(owner, second) && areApart(first, second)) {
                    String description =
                            "line " + Code.line(second.first()) + " before line " + Code.line(first.first());
                    sites.add(
                            "swap-writes",
                            method,
                            Code.line(first.first()),
                            description,
                            () -> swap(method, first, second));
                }
            }
        }
    }

    private static boolean isWrite(ClassNode owner, Statement statement) {
        boolean writes = false;
        for (AbstractInsnNode node : statement.instructions()) {
            int opcode = node.getOpcode();
            boolean ofMonitor = opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT;
            if (Code.leaves(node) || ofMonitor || node instanceof JumpInsnNode || isSwitch(opcode)) {
                return false;
            }
            writes |= opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
            writes |= node instanceof MethodInsnNode call && isWrite(owner, call);
        }
        return writes;
    }

    private static boolean isSwitch(int opcode) {
        return opcode == Opcodes.TABLESWITCH || opcode == Opcodes.LOOKUPSWITCH;
    }

    private static boolean isWrite(ClassNode owner, MethodInsnNode call) {
        boolean shared = Code.isOwn(owner, call)
                || Atomics.isHandle(call.owner)
                || Atomics.isAtomic(call.owner)
                || (call.owner.startsWith("java/util/concurrent/") && !LockMutation.isOfLock(call));
        return shared && Code.isForEffect(call) && !call.name.equals("<init>");
    }

    private static boolean areApart(Statement first, Statement second) {
        Set<String> writtenFirst = new HashSet<>();
        Set<String> usedFirst = new HashSet<>();
        collect(first, writtenFirst, usedFirst);
        Set<String> writtenSecond = new HashSet<>();
        Set<String> usedSecond = new HashSet<>();
        collect(second, writtenSecond, usedSecond);
        return disjoint(writtenFirst, usedSecond) && disjoint(usedFirst, writtenSecond);
    }

    private static boolean disjoint(Set<String> a, Set<String> b) {
        return a.stream().noneMatch(b::contains);
    }

    /** Local variables by their numbers, fields by their names. What is written counts as used. */
    private static void collect(Statement statement, Set<String> written, Set<String> used) {
        for (AbstractInsnNode node : statement.instructions()) {
            int opcode = node.getOpcode();
            String name;
            boolean writes;
            if (node instanceof VarInsnNode local) {
                name = Integer.toString(local.var);
                writes = opcode >= Opcodes.ISTORE;
            } else if (node instanceof IincInsnNode local) {
                name = Integer.toString(local.var);
                writes = true;
            } else if (node instanceof FieldInsnNode field) {
                name = field.owner + "." + field.name;
                writes = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
            } else {
                continue;
            }
            used.add(name);
            if (writes) {
                written.add(name);
            }
        }
    }

    private static void swap(MethodNode method, Statement first, Statement second) {
        for (AbstractInsnNode node : second.instructions()) {
            method.instructions.remove(node);
            method.instructions.insertBefore(first.first(), node);
        }
    }
}
