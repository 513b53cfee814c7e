package io.raceproof.stress.mutation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * {@code while-to-if}: a loop ends after its first round and goes on as if its condition said so: a wait does not look
 * again, a failed compare-and-set is not tried again. Where nothing follows, it returns false, zero or null. Loops over
 * numbers and collections stay as they are.
 */
final class LoopMutation implements Mutation {
    @Override
    public void find(ClassNode owner, Sites sites) {
        for (MethodNode method : Code.sharedMethods(owner)) {
            loops(method).forEach((head, backJumps) -> {
                if (!goesThroughElements(head, backJumps)) {
                    sites.add(
                            "while-to-if",
                            method,
                            Code.lineFrom(head),
                            "the loop ends after one round",
                            () -> once(method, backJumps));
                }
            });
        }
    }

    /** The jumps back to each loop's head, in the order of the code. */
    private static Map<LabelNode, List<JumpInsnNode>> loops(MethodNode method) {
        Map<LabelNode, List<JumpInsnNode>> loops = new LinkedHashMap<>();
        for (AbstractInsnNode node : method.instructions) {
            if (node instanceof JumpInsnNode jump
                    && method.instructions.indexOf(jump.label) < method.instructions.indexOf(jump)) {
                loops.computeIfAbsent(jump.label, label -> new ArrayList<>()).add(jump);
            }
        }
        return loops;
    }

    private static boolean goesThroughElements(LabelNode head, List<JumpInsnNode> backJumps) {
        JumpInsnNode last = backJumps.get(backJumps.size() - 1);
        for (AbstractInsnNode node = head; node != last; node = node.getNext()) {
            if (node instanceof MethodInsnNode call && call.owner.equals("java/util/Iterator")) {
                return true;
            }
        }
        AbstractInsnNode step = Code.previous(last);
        return step != null && step.getOpcode() == Opcodes.IINC;
    }

    private static void once(MethodNode method, List<JumpInsnNode> backJumps) {
        JumpInsnNode last = backJumps.get(backJumps.size() - 1);
        boolean endsByItself = last.getOpcode() != Opcodes.GOTO || isJumpedTo(method, last.getNext());
        LabelNode exit = new LabelNode();
        InsnList after = new InsnList();
        after.add(exit);
        if (!endsByItself) {
            Type result = Type.getReturnType(method.desc);
            if (!result.equals(Type.VOID_TYPE)) {
                after.add(Code.nothing(result));
            }
            after.add(new InsnNode(result.getOpcode(Opcodes.IRETURN)));
        }
        method.instructions.insert(last, after);
        backJumps.forEach(jump -> jump.label = exit);
    }

    /** Whether some jump leads to just there. */
    private static boolean isJumpedTo(MethodNode method, AbstractInsnNode start) {
        for (AbstractInsnNode at = start; at != null && at.getOpcode() < 0; at = at.getNext()) {
            for (AbstractInsnNode node : method.instructions) {
                if (node instanceof JumpInsnNode jump && jump.label == at) {
                    return true;
                }
            }
        }
        return false;
    }
}
