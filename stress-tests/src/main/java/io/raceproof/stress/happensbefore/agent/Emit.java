package io.raceproof.stress.happensbefore.agent;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Short ways to write instructions. */
final class Emit {
    static final String HOOKS = "io/raceproof/stress/happensbefore/runtime/Hooks";

    private Emit() {}

    static AbstractInsnNode hook(String name, String descriptor) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, HOOKS, name, descriptor, false);
    }

    static AbstractInsnNode op(int opcode) {
        return new InsnNode(opcode);
    }

    static AbstractInsnNode number(int value) {
        return new LdcInsnNode(value);
    }

    static InsnList list(AbstractInsnNode... nodes) {
        InsnList list = new InsnList();
        for (AbstractInsnNode node : nodes) {
            list.add(node);
        }
        return list;
    }

    static boolean isReturn(AbstractInsnNode node) {
        return node.getOpcode() >= Opcodes.IRETURN && node.getOpcode() <= Opcodes.RETURN;
    }

    static List<AbstractInsnNode> returns(MethodNode method) {
        List<AbstractInsnNode> returns = new ArrayList<>();
        for (AbstractInsnNode node : method.instructions) {
            if (isReturn(node)) {
                returns.add(node);
            }
        }
        return returns;
    }

    /** Saves the arguments of a call in new locals; returns the local of each. */
    static int[] saveArguments(MethodNode method, Type[] types, InsnList into) {
        int[] locals = new int[types.length];
        int next = method.maxLocals;
        for (int i = 0; i < types.length; i++) {
            locals[i] = next;
            next += types[i].getSize();
        }
        method.maxLocals = next;
        for (int i = types.length - 1; i >= 0; i--) {
            into.add(new VarInsnNode(types[i].getOpcode(Opcodes.ISTORE), locals[i]));
        }
        return locals;
    }

    static void loadArguments(Type[] types, int[] locals, InsnList into) {
        for (int i = 0; i < types.length; i++) {
            into.add(new VarInsnNode(types[i].getOpcode(Opcodes.ILOAD), locals[i]));
        }
    }

    /**
     * Puts the method's body into a try block.
     *
     * @param owner the method's class
     * @param before what comes before the body
     * @param handler what comes first in the handler of all exceptions, which then throws on
     */
    static void guard(String owner, MethodNode method, InsnList before, InsnList handler) {
        LabelNode from = new LabelNode();
        LabelNode to = new LabelNode();
        LabelNode catches = new LabelNode();
        before.add(from);
        method.instructions.insert(before);
        method.instructions.add(to);
        method.instructions.add(handler(owner, method, catches));
        method.instructions.add(handler);
        method.instructions.add(new InsnNode(Opcodes.ATHROW));
        method.tryCatchBlocks.add(new TryCatchBlockNode(from, to, catches, null));
    }

    /** The beginning of a handler of all exceptions of a method, whose arguments it does not need. */
    static InsnList handler(String owner, MethodNode method, LabelNode catches) {
        boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
        return list(
                catches,
                new FrameNode(
                        Opcodes.F_NEW,
                        isStatic ? 0 : 1,
                        isStatic ? new Object[0] : new Object[] {owner},
                        1,
                        new Object[] {"java/lang/Throwable"}));
    }

    /** Whether anything is done behind a node. */
    static boolean hasCode(AbstractInsnNode node) {
        AbstractInsnNode next = node.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        return next != null;
    }

    /** What a synchronized method locks. */
    static AbstractInsnNode self(String owner, MethodNode method) {
        return (method.access & Opcodes.ACC_STATIC) != 0
                ? new LdcInsnNode(Type.getObjectType(owner))
                : new VarInsnNode(Opcodes.ALOAD, 0);
    }
}
