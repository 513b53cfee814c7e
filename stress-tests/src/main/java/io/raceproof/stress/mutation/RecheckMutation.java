package io.raceproof.stress.mutation;

import java.util.regex.Pattern;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * {@code recheck-true}, {@code recheck-false}: a question about shared state that is asked after a write, such as a
 * registration, always has the same answer, as if it had not been asked again. What asks it still runs.
 */
final class RecheckMutation implements Mutation {
    private static final Pattern QUESTION = Pattern.compile("(is|has)\\p{Lu}.*");

    @Override
    public void find(ClassNode owner, Sites sites) {
        for (MethodNode method : Code.sharedMethods(owner)) {
            boolean written = false;
            for (AbstractInsnNode node : method.instructions.toArray()) {
                if (written && node instanceof JumpInsnNode jump && isOfRead(owner, jump)) {
                    add(method, jump, true, sites);
                    add(method, jump, false, sites);
                }
                written |= isWrite(owner, node);
            }
        }
    }

    private static void add(MethodNode method, JumpInsnNode jump, boolean answer, Sites sites) {
        sites.add(
                "recheck-" + answer,
                method,
                Code.line(jump),
                "the answer is always " + answer,
                () -> method.instructions.insertBefore(jump, constant(jump.getOpcode(), answer)));
    }

    private static boolean isOfRead(ClassNode owner, JumpInsnNode jump) {
        AbstractInsnNode test = Code.previous(jump);
        return switch (jump.getOpcode()) {
            case Opcodes.IFEQ, Opcodes.IFNE, Opcodes.IFNULL, Opcodes.IFNONNULL, Opcodes.IF_ACMPEQ, Opcodes.IF_ACMPNE ->
                (test instanceof FieldInsnNode field && isVolatile(owner, field))
                        || (test instanceof MethodInsnNode call && isQuestion(owner, call));
            default -> false;
        };
    }

    private static boolean isQuestion(ClassNode owner, MethodInsnNode call) {
        boolean own = Code.isOwn(owner, call) && QUESTION.matcher(call.name).matches();
        boolean atomic = Atomics.isAtomic(call.owner) && call.name.equals("get");
        return atomic || (own && Type.getReturnType(call.desc).equals(Type.BOOLEAN_TYPE));
    }

    /** Of this class: a class file does not tell how the fields of others are declared. */
    private static boolean isVolatile(ClassNode owner, FieldInsnNode read) {
        return read.owner.equals(owner.name)
                && owner.fields.stream()
                        .anyMatch(field -> field.name.equals(read.name) && (field.access & Opcodes.ACC_VOLATILE) != 0);
    }

    private static boolean isWrite(ClassNode owner, AbstractInsnNode node) {
        if (node instanceof MethodInsnNode call) {
            boolean atomic = (Atomics.isHandle(call.owner) || Atomics.isAtomic(call.owner)) && !call.name.equals("get");
            boolean own = Code.isOwn(owner, call)
                    && !call.name.equals("<init>")
                    && !QUESTION.matcher(call.name).matches();
            return atomic || own || LockMutation.isOfLock(call);
        }
        return node.getOpcode() == Opcodes.PUTFIELD;
    }

    /** Instead of what was read, something that gives the answer. The jump itself stays: tools expect loops as javac makes them. */
    private static InsnList constant(int opcode, boolean answer) {
        InsnList instead = new InsnList();
        switch (opcode) {
            case Opcodes.IFEQ, Opcodes.IFNE -> {
                instead.add(Code.pop(1));
                instead.add(new InsnNode(answer ? Opcodes.ICONST_1 : Opcodes.ICONST_0));
            }
            case Opcodes.IFNULL, Opcodes.IFNONNULL -> {
                instead.add(Code.pop(1));
                instead.add(answer ? new LdcInsnNode("something") : new InsnNode(Opcodes.ACONST_NULL));
            }
            default -> {
                instead.add(Code.pop(2));
                instead.add(new LdcInsnNode("something"));
                instead.add(answer ? new InsnNode(Opcodes.DUP) : new InsnNode(Opcodes.ACONST_NULL));
            }
        }
        return instead;
    }
}
