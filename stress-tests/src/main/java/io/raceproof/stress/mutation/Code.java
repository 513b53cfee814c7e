package io.raceproof.stress.mutation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** What the mutations have to know of bytecode. */
final class Code {
    private Code() {}

    /** Those that people wrote, lambdas among them; no initializer of a class, which one thread runs alone. */
    static List<MethodNode> methods(ClassNode owner) {
        return owner.methods.stream()
                .filter(method -> (method.access & (Opcodes.ACC_BRIDGE | Opcodes.ACC_ABSTRACT)) == 0)
                .filter(method -> !method.name.equals("<clinit>"))
                .toList();
    }

    /** The same without constructors: before they end, no other thread has the object. */
    static List<MethodNode> sharedMethods(ClassNode owner) {
        return methods(owner).stream()
                .filter(method -> !method.name.equals("<init>"))
                .toList();
    }

    /** The calls in a method, in order. A copy: the method may be changed meanwhile. */
    static List<MethodInsnNode> calls(MethodNode method) {
        List<MethodInsnNode> calls = new ArrayList<>();
        for (AbstractInsnNode node : method.instructions) {
            if (node instanceof MethodInsnNode call) {
                calls.add(call);
            }
        }
        return calls;
    }

    /** Whether that is a method of the same library: of a class in the same package or in one of the internal ones below it. */
    static boolean isOwn(ClassNode owner, MethodInsnNode call) {
        return packageOf(call.owner).equals(packageOf(owner.name));
    }

    private static String packageOf(String internalName) {
        int internal = internalName.indexOf("/internal/");
        return internalName.substring(0, 1 + (internal < 0 ? internalName.lastIndexOf('/') : internal));
    }

    static boolean isVoid(MethodInsnNode call) {
        return Type.getReturnType(call.desc).equals(Type.VOID_TYPE);
    }

    /** Whether it is called for what it does alone: it returns nothing, or what it returns is not used. */
    static boolean isForEffect(MethodInsnNode call) {
        AbstractInsnNode next = next(call);
        return isVoid(call) || (next != null && (next.getOpcode() == Opcodes.POP || next.getOpcode() == Opcodes.POP2));
    }

    /** "Class.method", without the package. */
    static String nameOf(MethodInsnNode call) {
        return call.owner.substring(call.owner.lastIndexOf('/') + 1) + "." + call.name;
    }

    /** The next instruction that does something; null at the end. */
    static @Nullable AbstractInsnNode next(AbstractInsnNode node) {
        AbstractInsnNode next = node.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        return next;
    }

    /** The instruction before that does something; null at the beginning. */
    static @Nullable AbstractInsnNode previous(AbstractInsnNode node) {
        AbstractInsnNode previous = node.getPrevious();
        while (previous != null && previous.getOpcode() < 0) {
            previous = previous.getPrevious();
        }
        return previous;
    }

    /** The source line of an instruction; 0 where the class file does not tell. */
    static int line(AbstractInsnNode node) {
        for (AbstractInsnNode n = node; n != null; n = n.getPrevious()) {
            if (n instanceof LineNumberNode number) {
                return number.line;
            }
        }
        return 0;
    }

    /** The line of the first instruction from there on. */
    static int lineFrom(AbstractInsnNode start) {
        AbstractInsnNode first = start.getOpcode() < 0 ? next(start) : start;
        return first == null ? 0 : line(first);
    }

    /** Takes a call away: what it was given is dropped, and what it would have returned is false, zero or null. */
    static void drop(MethodNode method, MethodInsnNode call) {
        InsnList instead = new InsnList();
        Type[] arguments = Type.getArgumentTypes(call.desc);
        for (int i = arguments.length - 1; i >= 0; i--) {
            instead.add(pop(arguments[i].getSize()));
        }
        if (call.getOpcode() != Opcodes.INVOKESTATIC) {
            instead.add(pop(1));
        }
        Type result = Type.getReturnType(call.desc);
        if (!isVoid(call)) {
            instead.add(nothing(result));
        }
        method.instructions.insert(call, instead);
        method.instructions.remove(call);
    }

    /** Whether an instruction ends the method: a return or a throw. */
    static boolean leaves(AbstractInsnNode node) {
        int opcode = node.getOpcode();
        return (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) || opcode == Opcodes.ATHROW;
    }

    static InsnNode pop(int size) {
        return new InsnNode(size == 2 ? Opcodes.POP2 : Opcodes.POP);
    }

    /** Pushes false, zero or null. */
    static InsnNode nothing(Type type) {
        return new InsnNode(
                switch (type.getSort()) {
                    case Type.OBJECT, Type.ARRAY -> Opcodes.ACONST_NULL;
                    case Type.LONG -> Opcodes.LCONST_0;
                    case Type.FLOAT -> Opcodes.FCONST_0;
                    case Type.DOUBLE -> Opcodes.DCONST_0;
                    default -> Opcodes.ICONST_0;
                });
    }
}
