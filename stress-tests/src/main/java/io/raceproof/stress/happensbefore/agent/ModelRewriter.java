package io.raceproof.stress.happensbefore.agent;

import io.raceproof.stress.happensbefore.agent.EdgeTable.Rule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Makes one method of a JDK class tell what the {@link EdgeTable} says of it. */
final class ModelRewriter {
    private static final String OBJECT = "(Ljava/lang/Object;)V";

    private final ClassNode owner;
    private final MethodNode method;

    ModelRewriter(ClassNode owner, MethodNode method) {
        this.owner = owner;
        this.method = method;
    }

    void rewrite() {
        List<Rule> rules = EdgeTable.rulesOf(owner.name, method.name, method.desc);
        rules.forEach(this::apply);
    }

    private void apply(Rule rule) {
        switch (rule.effect()) {
            case LOCK -> lock(rule, false);
            case LOCK_SHARED -> lock(rule, true);
            case UNLOCK -> model(key(rule).add("unlock", OBJECT), none());
            case ACQUIRE -> {
                afterwards(result().and(key(rule)).add("acquireModel", "(JLjava/lang/Object;)V"));
                model(none(), none());
            }
            case RELEASE -> model(key(rule).add("release", OBJECT), none());
            case OPTIMISTIC_READ -> {
                afterwards(result().and(key(rule)).add("optimisticRead", "(JLjava/lang/Object;)V"));
                model(none(), none());
            }
            case VALIDATE -> {
                afterwards(result().and(key(rule)).add("validated", "(JLjava/lang/Object;)V"));
                model(none(), none());
            }
            case CONVERT_TO_WRITE -> convert(rule, Opcodes.ICONST_0);
            case CONVERT_TO_READ -> convert(rule, Opcodes.ICONST_1);
            case AWAIT -> {
                afterwards(key(rule).add("afterWait", OBJECT));
                model(key(rule).add("beforeWait", OBJECT), key(rule).add("afterWait", OBJECT));
            }
            case AND_ACQUIRE -> sometime(rule, "acquire", rule.key().equals("before"));
            case AND_RELEASE -> sometime(rule, "release", !rule.key().equals("after") && !isConstructor());
            case THREAD_STARTS -> sometime(rule, "release", true);
            case THREAD_ENDS -> sometime(rule, "threadEnds", rule.key().equals("before"));
            case THREAD_JOINED -> sometime(rule, "threadJoined", false);
        }
    }

    private void lock(Rule rule, boolean share) {
        afterwards(result().and(key(rule))
                .and(new Code(new VarInsnNode(Opcodes.ALOAD, 0)))
                .and(new Code(new InsnNode(share ? Opcodes.ICONST_1 : Opcodes.ICONST_0)))
                .add("lock", "(JLjava/lang/Object;Ljava/lang/Object;Z)V"));
        model(none(), none());
    }

    private void convert(Rule rule, int share) {
        afterwards(
                result().and(key(rule)).and(new Code(new InsnNode(share))).add("convert", "(JLjava/lang/Object;Z)V"));
        model(none(), none());
    }

    private boolean isConstructor() {
        return method.name.equals("<init>");
    }

    private void sometime(Rule rule, String hook, boolean begin) {
        if (begin) {
            method.instructions.insert(key(rule).add(hook, OBJECT).list());
        } else {
            afterwards(key(rule).add(hook, OBJECT));
        }
    }

    /** What happens inside does not count; {@code failed} also comes before an exception leaves it. */
    private void model(Code before, Code failed) {
        Code begin = before.and(new Code()).add("enterModel", "()V");
        for (AbstractInsnNode end : Emit.returns(method)) {
            method.instructions.insertBefore(
                    end, new Code().add("leaveModel", "()V").list());
        }
        Emit.guard(
                owner.name,
                method,
                begin.list(),
                new Code().add("leaveModel", "()V").and(failed).list());
    }

    private void afterwards(Code code) {
        for (AbstractInsnNode end : Emit.returns(method)) {
            method.instructions.insertBefore(end, code.list());
        }
    }

    private static Code none() {
        return new Code();
    }

    /** The result, which stays on the stack, as a long; 1 if there is none. */
    private Code result() {
        return switch (Type.getReturnType(method.desc).getSort()) {
            case Type.VOID -> new Code(new InsnNode(Opcodes.LCONST_1));
            case Type.LONG -> new Code(new InsnNode(Opcodes.DUP2));
            default -> new Code(new InsnNode(Opcodes.DUP), new InsnNode(Opcodes.I2L));
        };
    }

    private Code key(Rule rule) {
        boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
        return switch (rule.key()) {
            case "", "before", "after" -> new Code(new VarInsnNode(Opcodes.ALOAD, 0));
            case "1" -> new Code(new VarInsnNode(Opcodes.ALOAD, isStatic ? 0 : 1));
            case "2" -> new Code(new VarInsnNode(Opcodes.ALOAD, isStatic ? 1 : 2));
            default -> new Code(new VarInsnNode(Opcodes.ALOAD, 0), field(rule.key()));
        };
    }

    private FieldInsnNode field(String name) {
        String descriptor = owner.fields.stream()
                .filter(field -> field.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(owner.name + " has no field " + name))
                .desc;
        return new FieldInsnNode(Opcodes.GETFIELD, owner.name, name, descriptor);
    }

    /** Instructions that can be put in several places: a list of ASM is in one method once. */
    private static final class Code {
        private final List<AbstractInsnNode> nodes;

        Code(AbstractInsnNode... nodes) {
            this.nodes = List.of(nodes);
        }

        private Code(List<AbstractInsnNode> nodes) {
            this.nodes = nodes;
        }

        Code and(Code more) {
            return new Code(Stream.concat(nodes.stream(), more.nodes.stream()).toList());
        }

        Code add(String hook, String descriptor) {
            return and(new Code(Emit.hook(hook, descriptor)));
        }

        /** A new list of copies. */
        InsnList list() {
            InsnList list = new InsnList();
            nodes.forEach(node -> list.add(node.clone(Map.of())));
            return list;
        }
    }
}
