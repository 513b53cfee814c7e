package io.raceproof.stress.mutation;

import io.raceproof.stress.mutation.Statements.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * {@code split-lock}: a critical section is two, with the lock free for a moment in between, at the beginning of each line
 * but the first. For locks in a field of the object.
 */
final class SplitLockMutation implements Mutation {
    @Override
    public void find(ClassNode owner, Sites sites) {
        for (MethodNode method : Code.sharedMethods(owner)) {
            FieldInsnNode lock = lockOf(method);
            if (lock != null) {
                find(owner, method, lock, sites);
            }
        }
    }

    /** The field with the lock that a method takes; null if it takes none. */
    private static @Nullable FieldInsnNode lockOf(MethodNode method) {
        for (MethodInsnNode call : Code.calls(method)) {
            boolean takes = LockMutation.isOfLock(call) && !call.name.equals("unlock");
            if (takes
                    && Code.previous(call) instanceof FieldInsnNode field
                    && field.getOpcode() == Opcodes.GETFIELD
                    && Code.previous(field) instanceof VarInsnNode self
                    && self.var == 0) {
                return field;
            }
        }
        return null;
    }

    private static void find(ClassNode owner, MethodNode method, FieldInsnNode lock, Sites sites) {
        Set<AbstractInsnNode> guarded = guarded(owner, method);
        int lineBefore = 0; // none: the first line under the lock is no place to split
        for (Statement statement : Statements.of(owner, method)) {
            int line = Code.line(statement.first());
            if (!guarded.contains(statement.first())) {
                lineBefore = 0;
            } else if (lineBefore == 0 || Code.leaves(statement.last()) || unlocks(statement)) {
                lineBefore = line;
            } else if (line != lineBefore) {
                lineBefore = line;
                String description = "the lock is free for a moment before line " + line;
                sites.add("split-lock", method, line, description, () -> split(method, lock, statement.first()));
            }
        }
    }

    private static boolean unlocks(Statement statement) {
        return statement.instructions().stream()
                .anyMatch(node -> node instanceof MethodInsnNode call && LockMutation.isOfLock(call));
    }

    /** The instructions before which the lock is held, on whatever way they are reached but by an exception. */
    private static Set<AbstractInsnNode> guarded(ClassNode owner, MethodNode method) {
        Map<Integer, Set<Integer>> next = Statements.flow(owner, method);
        Map<Integer, Boolean> held = new HashMap<>(Map.of(0, false));
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        while (!open.isEmpty()) {
            int at = open.remove();
            boolean before = Boolean.TRUE.equals(held.get(at));
            boolean after = before;
            if (method.instructions.get(at) instanceof MethodInsnNode call && LockMutation.isOfLock(call)) {
                after = !call.name.equals("unlock");
            }
            for (int successor : next.getOrDefault(at, Set.of())) {
                Boolean known = held.get(successor);
                boolean now = after && !Boolean.FALSE.equals(known);
                if (known == null || known != now) {
                    held.put(successor, now);
                    open.add(successor);
                }
            }
        }
        return held.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(entry -> method.instructions.get(entry.getKey()))
                .collect(Collectors.toSet());
    }

    private static void split(MethodNode method, FieldInsnNode lock, AbstractInsnNode at) {
        InsnList gap = new InsnList();
        for (String name : List.of("unlock", "lock")) {
            gap.add(new VarInsnNode(Opcodes.ALOAD, 0));
            gap.add(lock.clone(Map.of()));
            String type = lock.desc.substring(1, lock.desc.length() - 1);
            boolean isInterface = type.equals("java/util/concurrent/locks/Lock");
            gap.add(new MethodInsnNode(
                    isInterface ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL, type, name, "()V", isInterface));
        }
        method.instructions.insertBefore(at, gap);
    }
}
