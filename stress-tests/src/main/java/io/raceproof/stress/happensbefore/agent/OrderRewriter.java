package io.raceproof.stress.happensbefore.agent;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Makes one method of a JDK class tell what it orders: its volatile fields, its VarHandles and Unsafe in their modes, its
 * monitors. All that belongs to one object counts as one: this may hide a race of the user's, and never makes one up.
 */
final class OrderRewriter {
    private static final String ACQUIRE = "jdkAcquire";
    private static final String RELEASE = "jdkRelease";
    private static final String OBJECT = "(Ljava/lang/Object;)V";
    private static final Set<String> WAITS = Set.of("()V", "(J)V", "(JI)V");

    private final ClassNode owner;
    private final MethodNode method;
    private final ClassFiles files;

    OrderRewriter(ClassNode owner, MethodNode method, ClassFiles files) {
        this.owner = owner;
        this.method = method;
        this.files = files;
    }

    void rewrite() {
        boolean beforeSuper = method.name.equals("<init>");
        int pendingNews = 0;
        for (AbstractInsnNode node : method.instructions.toArray()) {
            int opcode = node.getOpcode();
            if (beforeSuper && opcode == Opcodes.NEW) {
                pendingNews++;
            }
            if (node instanceof MethodInsnNode call) {
                if (beforeSuper
                        && opcode == Opcodes.INVOKESPECIAL
                        && call.name.equals("<init>")
                        && pendingNews-- == 0) {
                    beforeSuper = false;
                }
                call(call);
            } else if (node instanceof FieldInsnNode field && !beforeSuper) {
                field(field);
            } else if (opcode == Opcodes.MONITORENTER) {
                method.instructions.insertBefore(node, Emit.op(Opcodes.DUP));
                method.instructions.insert(node, Emit.hook(ACQUIRE, OBJECT));
            } else if (opcode == Opcodes.MONITOREXIT) {
                method.instructions.insertBefore(node, Emit.list(Emit.op(Opcodes.DUP), Emit.hook(RELEASE, OBJECT)));
            }
        }
        if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
            for (AbstractInsnNode end : Emit.returns(method)) {
                method.instructions.insertBefore(end, self(RELEASE));
            }
            Emit.guard(owner.name, method, self(ACQUIRE), self(RELEASE));
        }
    }

    private InsnList self(String hook) {
        return Emit.list(Emit.self(owner.name, method), Emit.hook(hook, OBJECT));
    }

    private void field(FieldInsnNode node) {
        if (!files.field(node.owner, node.name, null).is(Opcodes.ACC_VOLATILE)) {
            return;
        }
        boolean wide = Type.getType(node.desc).getSize() == 2;
        switch (node.getOpcode()) {
            case Opcodes.GETFIELD -> {
                method.instructions.insertBefore(node, Emit.op(Opcodes.DUP));
                InsnList after = wide
                        ? Emit.list(Emit.op(Opcodes.DUP2_X1), Emit.op(Opcodes.POP2))
                        : Emit.list(Emit.op(Opcodes.SWAP));
                after.add(Emit.hook(ACQUIRE, OBJECT));
                method.instructions.insert(node, after);
            }
            case Opcodes.PUTFIELD -> {
                InsnList before = wide
                        ? Emit.list(Emit.op(Opcodes.DUP2_X1), Emit.op(Opcodes.POP2), Emit.op(Opcodes.DUP_X2))
                        : Emit.list(Emit.op(Opcodes.DUP2), Emit.op(Opcodes.POP));
                before.add(Emit.hook(RELEASE, OBJECT));
                method.instructions.insertBefore(node, before);
            }
            case Opcodes.GETSTATIC ->
                method.instructions.insert(node, Emit.list(new LdcInsnNode(node.owner), Emit.hook(ACQUIRE, OBJECT)));
            default ->
                method.instructions.insertBefore(
                        node, Emit.list(new LdcInsnNode(node.owner), Emit.hook(RELEASE, OBJECT)));
        }
    }

    private void call(MethodInsnNode call) {
        if (call.getOpcode() == Opcodes.INVOKESTATIC) {
            if (Timing.isStatic(call)) {
                Timing.replace(call);
            }
            return;
        }
        if (call.name.equals("wait") && WAITS.contains(call.desc)) {
            boolean ofCaller = owner.name.equals("java/util/concurrent/TimeUnit"); // timedWait, in a lock of the user's
            around(call, ofCaller ? "beforeWait" : RELEASE, ofCaller ? "afterWait" : ACQUIRE, true);
            Timing.replaceWait(call);
            return;
        }
        boolean handle = call.owner.equals("java/lang/invoke/VarHandle");
        if (handle || call.owner.equals("jdk/internal/misc/Unsafe")) {
            Type[] types = Type.getArgumentTypes(call.desc);
            boolean object = types.length > 0 && types[0].getSort() >= Type.ARRAY;
            if (object) {
                around(
                        call,
                        releases(call.name, handle) ? RELEASE : null,
                        acquires(call.name, handle) ? ACQUIRE : null,
                        false);
            }
        }
    }

    private static boolean isPlain(String name, boolean handle) {
        return name.endsWith("Plain")
                || name.endsWith("Opaque")
                || (handle && (name.equals("get") || name.equals("set")));
    }

    private static boolean isUpdate(String name) {
        return name.contains("ompareAnd") || name.startsWith("getAnd");
    }

    private static boolean releases(String name, boolean handle) {
        if (isPlain(name, handle) || name.endsWith("Acquire")) {
            return false;
        }
        boolean write = name.startsWith("set") || name.startsWith("put");
        return isUpdate(name) || (write && (name.endsWith("Volatile") || name.endsWith("Release")));
    }

    private static boolean acquires(String name, boolean handle) {
        if (isPlain(name, handle) || name.endsWith("Release")) {
            return false;
        }
        boolean read = name.startsWith("get");
        return isUpdate(name) || (read && (name.endsWith("Volatile") || name.endsWith("Acquire")));
    }

    /** Hooks before and after a call: of its receiver if {@code receiver}, else of its first argument. */
    private void around(
            MethodInsnNode call, @Nullable String hookBefore, @Nullable String hookAfter, boolean receiver) {
        if (hookBefore == null && hookAfter == null) {
            return;
        }
        Type[] types = Type.getArgumentTypes(call.desc);
        InsnList before = new InsnList();
        int[] locals = Emit.saveArguments(method, types, before);
        int object;
        if (receiver) {
            object = method.maxLocals++;
            before.add(Emit.op(Opcodes.DUP));
            before.add(new VarInsnNode(Opcodes.ASTORE, object));
        } else {
            object = locals[0];
        }
        if (hookBefore != null) {
            before.add(Emit.list(new VarInsnNode(Opcodes.ALOAD, object), Emit.hook(hookBefore, OBJECT)));
        }
        Emit.loadArguments(types, locals, before);
        method.instructions.insertBefore(call, before);
        if (hookAfter != null) {
            method.instructions.insert(
                    call, Emit.list(new VarInsnNode(Opcodes.ALOAD, object), Emit.hook(hookAfter, OBJECT)));
        }
    }

    /** Makes each call acquire and release one key, at its begin and at its end: see {@link EdgeTable#familyOf}. */
    static void wrap(MethodNode method, String key) {
        boolean reads = EdgeTable.isReading(method.name);
        for (AbstractInsnNode end : Emit.returns(method)) {
            method.instructions.insertBefore(end, Emit.list(new LdcInsnNode(key), Emit.hook(ACQUIRE, OBJECT)));
            if (!reads) {
                method.instructions.insertBefore(end, Emit.list(new LdcInsnNode(key), Emit.hook(RELEASE, OBJECT)));
            }
        }
        InsnList begin = Emit.list(new LdcInsnNode(key), Emit.hook(ACQUIRE, OBJECT));
        if (!reads) {
            begin.add(Emit.list(new LdcInsnNode(key), Emit.hook(RELEASE, OBJECT)));
        }
        method.instructions.insert(begin);
    }
}
