package io.raceproof.stress.happensbefore.agent;

import io.raceproof.stress.happensbefore.runtime.Sites;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Makes one method of user code, or of a watched class of the JDK, tell of its accesses and of what it does with locks. */
final class AccessRewriter {
    private static final String NOTHING = "()V";
    private static final String OBJECT = "(Ljava/lang/Object;)V";

    /** Caches by design: a race on them is the JDK's, and harmless (each thread may make its own view). */
    private static final Set<String> CACHES =
            Set.of("keySet", "values", "entrySet", "navigableKeySet", "descendingMap");

    private final ClassNode owner;
    private final MethodNode method;
    private final @Nullable ClassLoader loader;
    private final ClassFiles files;
    private final boolean user;
    private final boolean quiet;
    private final boolean constructor;
    private final boolean initializer;
    private int line;
    private int site;
    private int siteLine = -1;

    /**
     * Of one method.
     *
     * @param user whether it is the user's; else it is the JDK's
     * @param quiet whether only its locks and volatile accesses count
     */
    AccessRewriter(
            ClassNode owner,
            MethodNode method,
            @Nullable ClassLoader loader,
            ClassFiles files,
            boolean user,
            boolean quiet) {
        this.owner = owner;
        this.method = method;
        this.loader = loader;
        this.files = files;
        this.user = user;
        this.quiet = quiet;
        this.constructor = method.name.equals("<init>");
        this.initializer = method.name.equals("<clinit>");
    }

    void rewrite() {
        boolean beforeSuper = constructor;
        int pendingNews = 0;
        for (AbstractInsnNode node : method.instructions.toArray()) {
            if (node instanceof LineNumberNode number) {
                line = number.line;
            } else if (node.getOpcode() >= 0) {
                if (beforeSuper && node.getOpcode() == Opcodes.NEW) {
                    pendingNews++;
                }
                if (beforeSuper && isConstructorCall(node) && pendingNews-- == 0) {
                    beforeSuper = false;
                    continue;
                }
                if (!(beforeSuper && node instanceof FieldInsnNode)) {
                    rewrite(node);
                }
            }
        }
        if (user) {
            tellOfCaughtExceptions();
        }
        atEnds();
        atBegin();
    }

    private static boolean isConstructorCall(AbstractInsnNode node) {
        return node.getOpcode() == Opcodes.INVOKESPECIAL && ((MethodInsnNode) node).name.equals("<init>");
    }

    private int site() {
        if (siteLine != line) {
            String file = owner.sourceFile == null ? "" : owner.sourceFile;
            site = Sites.add(new Sites.Site(owner.name.replace('/', '.'), method.name, file, line, user));
            siteLine = line;
        }
        return site;
    }

    private void rewrite(AbstractInsnNode node) {
        int opcode = node.getOpcode();
        if (node instanceof FieldInsnNode field) {
            field(field);
        } else if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD && !quiet) {
            load(node);
        } else if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE && !quiet) {
            store(node);
        } else if (opcode == Opcodes.MONITORENTER) {
            before(node, Emit.op(Opcodes.DUP));
            after(node, Emit.hook("monitorEnter", OBJECT));
        } else if (opcode == Opcodes.MONITOREXIT) {
            before(node, Emit.op(Opcodes.DUP), Emit.hook("monitorExit", OBJECT));
            if (user) {
                method.instructions.insert(lastInPlace(node), Emit.hook("point", NOTHING));
            }
        } else if (node instanceof MethodInsnNode call) {
            call(call);
        }
    }

    // ---- fields

    private void field(FieldInsnNode node) {
        ClassFiles.FieldInfo info = files.field(node.owner, node.name, loader);
        boolean watchedField = user || Kind.of(info.owner(), null, null) == Kind.WATCHED;
        if (quiet && !info.is(Opcodes.ACC_VOLATILE) && !info.is(Opcodes.ACC_FINAL)) {
            return;
        }
        boolean synthetic = info.is(Opcodes.ACC_SYNTHETIC) && info.is(Opcodes.ACC_FINAL);
        if (!watchedField || synthetic || (!user && CACHES.contains(node.name))) {
            return;
        }
        boolean reference = Type.getType(node.desc).getSort() >= Type.ARRAY;
        String name = info.owner()
                .substring(Math.max(info.owner().lastIndexOf('/'), info.owner().lastIndexOf('$')) + 1);
        int number = Sites.field(new Sites.Field(name + "." + node.name, user && !quiet, reference));
        switch (node.getOpcode()) {
            case Opcodes.GETFIELD -> getField(node, info, reference, number);
            case Opcodes.PUTFIELD -> putField(node, info, number);
            case Opcodes.GETSTATIC -> getStatic(node, info, reference, number);
            default -> putStatic(node, info, number);
        }
    }

    private void getField(FieldInsnNode node, ClassFiles.FieldInfo info, boolean reference, int number) {
        boolean isFinal = info.is(Opcodes.ACC_FINAL);
        if (reference) {
            before(node, Emit.op(Opcodes.DUP));
            after(node, Emit.op(Opcodes.DUP_X1)); // owner value → value owner value
            if (isFinal) {
                after(node, Emit.number(number), Emit.hook("readFinal", "(Ljava/lang/Object;Ljava/lang/Object;I)V"));
            } else if (info.is(Opcodes.ACC_VOLATILE)) {
                String descriptor = "(Ljava/lang/Object;Ljava/lang/Object;I)V";
                after(node, Emit.number(number), Emit.hook("volatileReadReference", descriptor));
            } else {
                String descriptor = "(Ljava/lang/Object;Ljava/lang/Object;II)V";
                after(node, Emit.number(number), Emit.number(site()), Emit.hook("readReference", descriptor));
            }
        } else if (!isFinal && info.is(Opcodes.ACC_VOLATILE)) {
            before(node, Emit.op(Opcodes.DUP));
            if (Type.getType(node.desc).getSize() == 2) {
                after(node, Emit.op(Opcodes.DUP2_X1), Emit.op(Opcodes.POP2));
            } else {
                after(node, Emit.op(Opcodes.SWAP));
            }
            after(node, Emit.number(number), Emit.hook("volatileRead", "(Ljava/lang/Object;I)V"));
        } else if (!isFinal) {
            before(node, Emit.op(Opcodes.DUP), Emit.number(number), Emit.number(site()));
            before(node, Emit.hook("read", "(Ljava/lang/Object;II)V"));
        }
    }

    private void putField(FieldInsnNode node, ClassFiles.FieldInfo info, int number) {
        if (info.is(Opcodes.ACC_FINAL)) {
            return;
        }
        if (Type.getType(node.desc).getSize() == 2) {
            before(node, Emit.op(Opcodes.DUP2_X1), Emit.op(Opcodes.POP2), Emit.op(Opcodes.DUP_X2));
        } else {
            before(node, Emit.op(Opcodes.DUP2), Emit.op(Opcodes.POP));
        }
        write(node, info, number);
    }

    private void write(FieldInsnNode node, ClassFiles.FieldInfo info, int number) {
        if (info.is(Opcodes.ACC_VOLATILE)) {
            before(node, Emit.number(number), Emit.hook("volatileWrite", "(Ljava/lang/Object;I)V"));
        } else {
            before(node, Emit.number(number), Emit.number(site()), Emit.hook("write", "(Ljava/lang/Object;II)V"));
        }
    }

    private AbstractInsnNode classOf(String name) {
        boolean loadedAnew = Kind.of(name, loader, null) == Kind.USER;
        return new LdcInsnNode(loadedAnew ? Sites.staticOwner(name, loader) : name);
    }

    /** A read of a static field comes after the class's initialization (JLS 12.4.2). */
    private void getStatic(FieldInsnNode node, ClassFiles.FieldInfo info, boolean reference, int number) {
        if (!user) {
            return;
        }
        after(node, classOf(info.owner()), Emit.hook("acquire", OBJECT));
        boolean isFinal = info.is(Opcodes.ACC_FINAL);
        if (reference) {
            after(node, Emit.op(Opcodes.DUP), classOf(info.owner()), Emit.op(Opcodes.SWAP));
            if (isFinal) {
                after(node, Emit.number(number), Emit.hook("readFinal", "(Ljava/lang/Object;Ljava/lang/Object;I)V"));
            } else if (info.is(Opcodes.ACC_VOLATILE)) {
                String descriptor = "(Ljava/lang/Object;Ljava/lang/Object;I)V";
                after(node, Emit.number(number), Emit.hook("volatileReadReference", descriptor));
            } else {
                String descriptor = "(Ljava/lang/Object;Ljava/lang/Object;II)V";
                after(node, Emit.number(number), Emit.number(site()), Emit.hook("readReference", descriptor));
            }
        } else if (!isFinal && info.is(Opcodes.ACC_VOLATILE)) {
            after(node, classOf(info.owner()), Emit.number(number));
            after(node, Emit.hook("volatileRead", "(Ljava/lang/Object;I)V"));
        } else if (!isFinal) {
            after(node, classOf(info.owner()), Emit.number(number), Emit.number(site()));
            after(node, Emit.hook("read", "(Ljava/lang/Object;II)V"));
        }
    }

    private void putStatic(FieldInsnNode node, ClassFiles.FieldInfo info, int number) {
        if (user && !info.is(Opcodes.ACC_FINAL)) {
            before(node, classOf(info.owner()), Emit.hook("acquire", OBJECT), classOf(info.owner()));
            write(node, info, number);
        }
    }

    // ---- arrays

    private void load(AbstractInsnNode node) {
        before(node, Emit.op(Opcodes.DUP2));
        if (node.getOpcode() == Opcodes.AALOAD) {
            after(node, Emit.op(Opcodes.DUP_X2), Emit.number(site()));
            after(node, Emit.hook("readElementReference", "(Ljava/lang/Object;ILjava/lang/Object;I)V"));
        } else {
            before(node, Emit.number(site()), Emit.hook("readElement", "(Ljava/lang/Object;II)V"));
        }
    }

    private void store(AbstractInsnNode node) {
        if (node.getOpcode() == Opcodes.LASTORE || node.getOpcode() == Opcodes.DASTORE) {
            before(node, Emit.op(Opcodes.DUP2_X2), Emit.op(Opcodes.POP2), Emit.op(Opcodes.DUP2_X2));
        } else {
            before(node, Emit.op(Opcodes.DUP_X2), Emit.op(Opcodes.POP), Emit.op(Opcodes.DUP2_X1));
        }
        before(node, Emit.number(site()), Emit.hook("writeElement", "(Ljava/lang/Object;II)V"));
    }

    // ---- calls

    private void call(MethodInsnNode call) {
        if (user && Timing.isStatic(call)) {
            before(call, Emit.hook("point", NOTHING));
            Timing.replace(call);
            return;
        }
        boolean instance = call.getOpcode() != Opcodes.INVOKESTATIC && !call.name.equals("<init>");
        if (instance
                && call.name.equals("wait")
                && Set.of("()V", "(J)V", "(JI)V").contains(call.desc)) {
            aroundWait(call);
            if (user) {
                Timing.replaceWait(call);
            }
        } else if (!user) {
            return;
        } else if (call.owner.equals("java/lang/Thread") && call.name.equals("interrupted")) {
            after(call, Emit.hook("interruptSeen", "()V"));
        } else if (call.name.equals("findVarHandle") || call.name.equals("findStaticVarHandle")) {
            handleMade(call);
        } else if (instance && call.owner.equals("java/lang/invoke/VarHandle")) {
            aroundHandle(call);
        } else if (instance) {
            String declaring = files.declaring(call.owner, call.name + call.desc, loader);
            if (call.name.equals("isAlive") && call.desc.equals("()Z") && declaring.equals("java/lang/Thread")) {
                before(call, Emit.op(Opcodes.DUP));
                after(call, Emit.op(Opcodes.SWAP), Emit.hook("threadJoined", OBJECT));
            } else if (declaring.startsWith("java/util/") || declaring.startsWith("java/lang/Thread")) {
                if (call.itf || declaring.startsWith("java/util/concurrent/")) {
                    touchReceiver(call);
                }
                before(call, Emit.hook("point", NOTHING));
                after(call, Emit.hook("point", NOTHING));
            }
        }
    }

    /** A concurrent collection may tell of no access of its own to the object that the user shares. */
    private void touchReceiver(MethodInsnNode call) {
        Type[] types = Type.getArgumentTypes(call.desc);
        InsnList touch = new InsnList();
        int[] locals = Emit.saveArguments(method, types, touch);
        touch.add(Emit.op(Opcodes.DUP));
        touch.add(Emit.hook("touch", OBJECT));
        Emit.loadArguments(types, locals, touch);
        method.instructions.insertBefore(call, touch);
    }

    private void aroundWait(MethodInsnNode call) {
        Type[] types = Type.getArgumentTypes(call.desc);
        InsnList before = new InsnList();
        int[] locals = Emit.saveArguments(method, types, before);
        int receiver = method.maxLocals++;
        before.add(Emit.list(Emit.op(Opcodes.DUP), new VarInsnNode(Opcodes.ASTORE, receiver)));
        before.add(Emit.list(new VarInsnNode(Opcodes.ALOAD, receiver), Emit.hook("beforeWait", OBJECT)));
        Emit.loadArguments(types, locals, before);
        method.instructions.insertBefore(call, before);
        after(call, new VarInsnNode(Opcodes.ALOAD, receiver), Emit.hook("afterWait", OBJECT));
    }

    private void aroundHandle(MethodInsnNode call) {
        Type[] types = Type.getArgumentTypes(call.desc);
        InsnList before = new InsnList();
        int[] locals = Emit.saveArguments(method, types, before);
        int handle = method.maxLocals++;
        before.add(Emit.list(Emit.op(Opcodes.DUP), new VarInsnNode(Opcodes.ASTORE, handle)));
        before.add(handleHook(call, types, locals, handle, false));
        Emit.loadArguments(types, locals, before);
        method.instructions.insertBefore(call, before);
        InsnList after = handleHook(call, types, locals, handle, true);
        method.instructions.insert(call, after);
    }

    private InsnList handleHook(MethodInsnNode call, Type[] types, int[] locals, int handle, boolean after) {
        boolean object = types.length > 0 && types[0].getSort() >= Type.ARRAY;
        boolean indexed = types.length > 1 && types[0].getSort() == Type.ARRAY && types[1].equals(Type.INT_TYPE);
        return Emit.list(
                new VarInsnNode(Opcodes.ALOAD, handle),
                object ? new VarInsnNode(Opcodes.ALOAD, locals[0]) : Emit.op(Opcodes.ACONST_NULL),
                indexed ? new VarInsnNode(Opcodes.ILOAD, locals[1]) : Emit.number(-1),
                new LdcInsnNode(call.name),
                Emit.op(after ? Opcodes.ICONST_1 : Opcodes.ICONST_0),
                Emit.number(site()),
                Emit.hook("handle", "(Ljava/lang/Object;Ljava/lang/Object;ILjava/lang/String;ZI)V"));
    }

    private void handleMade(MethodInsnNode call) {
        Type[] types = Type.getArgumentTypes(call.desc);
        if (types.length != 3) {
            return;
        }
        InsnList before = new InsnList();
        int[] locals = Emit.saveArguments(method, types, before);
        Emit.loadArguments(types, locals, before);
        method.instructions.insertBefore(call, before);
        after(
                call,
                Emit.op(Opcodes.DUP),
                new VarInsnNode(Opcodes.ALOAD, locals[0]),
                new VarInsnNode(Opcodes.ALOAD, locals[1]),
                Emit.hook("handleMade", "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)V"));
    }

    // ---- begin, end, handlers

    private void tellOfCaughtExceptions() {
        Set<LabelNode> handlers = new HashSet<>();
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            if (block.type == null
                    || block.type.equals("java/lang/InterruptedException")
                    || block.type.equals("java/lang/Exception")
                    || block.type.equals("java/lang/Throwable")) {
                handlers.add(block.handler);
            }
        }
        for (LabelNode handler : handlers) {
            AbstractInsnNode first = handler.getNext();
            while (first != null && first.getOpcode() < 0) {
                first = first.getNext();
            }
            if (first != null) {
                before(first, Emit.op(Opcodes.DUP), Emit.hook("caught", "(Ljava/lang/Throwable;)V"));
            }
        }
    }

    private boolean hasInitializer() {
        return owner.methods.stream().anyMatch(each -> each.name.equals("<clinit>"));
    }

    private boolean hasFinalFields() {
        return owner.fields.stream()
                .anyMatch(each -> (each.access & (Opcodes.ACC_FINAL | Opcodes.ACC_STATIC)) == Opcodes.ACC_FINAL);
    }

    private void atEnds() {
        for (AbstractInsnNode end : Emit.returns(method)) {
            if (constructor && hasFinalFields()) {
                before(end, new VarInsnNode(Opcodes.ALOAD, 0), Emit.hook("freeze", OBJECT));
            } else if (initializer && user) {
                before(end, classOf(owner.name), Emit.hook("release", OBJECT));
            }
        }
    }

    private void atBegin() {
        boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
        InsnList begin = new InsnList();
        if (user && (isStatic || constructor) && !initializer && hasInitializer()) {
            begin.add(classOf(owner.name));
            begin.add(Emit.hook("acquire", OBJECT));
        }
        if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0 && user) {
            synchronizedBlock(begin);
        } else if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
            for (AbstractInsnNode end : Emit.returns(method)) {
                before(end, Emit.self(owner.name, method), Emit.hook("monitorExit", OBJECT));
            }
            begin.add(Emit.self(owner.name, method));
            begin.add(Emit.hook("monitorEnter", OBJECT));
            InsnList handler = Emit.list(Emit.self(owner.name, method), Emit.hook("monitorExit", OBJECT));
            Emit.guard(owner.name, method, begin, handler);
        } else if (begin.size() > 0) {
            method.instructions.insert(begin);
        }
    }

    /**
     * Makes of a synchronized method one with a block around all it does: a thread can then be stopped where it has left the monitor,
     * between this method and the next one that takes it. Of a class that is loaded already, as the JDK's are, no modifier can change.
     */
    private void synchronizedBlock(InsnList begin) {
        LabelNode from = new LabelNode();
        LabelNode catches = new LabelNode();
        begin.add(Emit.list(
                Emit.self(owner.name, method),
                Emit.op(Opcodes.MONITORENTER),
                Emit.self(owner.name, method),
                Emit.hook("monitorEnter", OBJECT),
                from));
        method.instructions.insert(begin);
        for (AbstractInsnNode end : Emit.returns(method)) {
            LabelNode to = new LabelNode();
            before(end, Emit.self(owner.name, method), Emit.hook("monitorExit", OBJECT), to);
            before(end, Emit.self(owner.name, method), Emit.op(Opcodes.MONITOREXIT), Emit.hook("point", NOTHING));
            method.tryCatchBlocks.add(new TryCatchBlockNode(from, to, catches, null));
            from = new LabelNode();
            method.instructions.insert(end, from);
        }
        LabelNode to = new LabelNode();
        if (Emit.hasCode(from)) {
            method.tryCatchBlocks.add(new TryCatchBlockNode(from, to, catches, null));
        }
        method.instructions.add(to);
        method.instructions.add(Emit.handler(owner.name, method, catches));
        method.instructions.add(Emit.list(
                Emit.self(owner.name, method),
                Emit.hook("monitorExit", OBJECT),
                Emit.self(owner.name, method),
                Emit.op(Opcodes.MONITOREXIT),
                Emit.op(Opcodes.ATHROW)));
        method.access &= ~Opcodes.ACC_SYNCHRONIZED;
    }

    // ---- where

    /** The last of what stands with it that is no code: so what is put behind it is in no range of an exception that ends here. */
    private static AbstractInsnNode lastInPlace(AbstractInsnNode node) {
        AbstractInsnNode last = node;
        while (last.getNext() != null && last.getNext().getOpcode() < 0) {
            last = last.getNext();
        }
        return last;
    }

    private void before(AbstractInsnNode node, AbstractInsnNode... more) {
        method.instructions.insertBefore(node, Emit.list(more));
    }

    /** Behind what was put after the node before. */
    private void after(AbstractInsnNode node, AbstractInsnNode... more) {
        AbstractInsnNode last = lastAfter == node && lastInserted != null ? lastInserted : node;
        method.instructions.insert(last, Emit.list(more));
        lastAfter = node;
        lastInserted = more[more.length - 1];
    }

    private @Nullable AbstractInsnNode lastAfter;
    private @Nullable AbstractInsnNode lastInserted;
}
