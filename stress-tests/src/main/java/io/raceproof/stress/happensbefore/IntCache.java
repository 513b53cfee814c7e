package io.raceproof.stress.happensbefore;

import io.raceproof.stress.happensbefore.DataRace.Side;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The one pattern under which a data race is called benign: a racy cache of a number that is always computed the same, as
 * {@code String.hashCode} has one.
 *
 * <pre>{@code
 *   private int hash;                 private, of at most 32 bits: a read sees 0 or a value that was written (JLS 17.7)
 *
 *   int hash() {
 *       int h = hash;                 one read: a second one might see 0 again (JLS 17.4.5 orders nothing)
 *       if (h == 0) {
 *           h = name.length() * 31;   from final fields alone
 *           hash = h;                 the only method that writes it
 *       }
 *       return h;
 *   }
 * }</pre>
 *
 * <p>Read in the class file. That what the final fields refer to never changes, it cannot see, and says so.
 */
final class IntCache {
    /** What is said of it. */
    static final String BENIGN =
            "a data race all the same (JLS 17.4.5), but benign under one pattern: a racy cache of a number that"
                    + " is read once and always computed the same from final fields, as in String.hashCode; at most 32 bits are never"
                    + " torn (JLS 17.7). It is benign for as long as what those fields refer to never changes";

    /** Types of at most 32 bits that are no references. */
    private static final String SMALL = "ISBCZF";

    /** Packages and classes of the JDK whose methods may give another value each time. */
    private static final List<String> CHANGING = List.of(
            "java/util/concurrent/",
            "java/util/Random",
            "java/util/Date",
            "java/util/UUID",
            "java/lang/System",
            "java/lang/Thread",
            "java/lang/Math.random",
            "java/time/",
            "java/io/",
            "java/nio/");

    private final ClassNode type;
    private final FieldNode field;

    private IntCache(ClassNode type, FieldNode field) {
        this.type = type;
        this.field = field;
    }

    /** Whether both sides are in the one method that caches the field. */
    static boolean isIn(String variable, Side first, Side second, ClassLoader loader) {
        boolean oneMethod = first.className().equals(second.className())
                && first.method().equals(second.method())
                && first.within().isEmpty()
                && second.within().isEmpty();
        ClassNode type = oneMethod ? read(first.className(), loader) : null;
        int dot = variable.indexOf('.');
        if (type == null || dot < 0 || !simpleName(type.name).equals(variable.substring(0, dot))) {
            return false;
        }
        return type.fields.stream()
                .filter(each -> each.name.equals(variable.substring(dot + 1)))
                .anyMatch(each -> new IntCache(type, each).isCachedBy(first.method()));
    }

    private static @Nullable ClassNode read(String className, ClassLoader loader) {
        try (InputStream in = loader.getResourceAsStream(className.replace('.', '/') + ".class")) {
            if (in == null) {
                return null;
            }
            ClassNode type = new ClassNode();
            new ClassReader(in).accept(type, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return type;
        } catch (IOException e) {
            return null; // not known to be benign
        }
    }

    private static String simpleName(String internalName) {
        return internalName.substring(Math.max(internalName.lastIndexOf('/'), internalName.lastIndexOf('$')) + 1);
    }

    private boolean isCachedBy(String method) {
        boolean fits = SMALL.contains(field.desc)
                && (field.access & Opcodes.ACC_PRIVATE) != 0
                && (field.access & Opcodes.ACC_VOLATILE) == 0;
        List<MethodNode> caching =
                type.methods.stream().filter(each -> each.name.equals(method)).toList();
        return fits
                && caching.size() == 1
                && accesses(caching.get(0), Opcodes.GETFIELD, Opcodes.GETSTATIC) == 1
                && type.methods.stream().filter(each -> each != caching.get(0)).allMatch(this::leavesItAlone)
                && isComputed(caching.get(0), new HashSet<>());
    }

    private long accesses(MethodNode method, int opcode, int other) {
        return fieldsIn(method).stream()
                .filter(each -> isIt(each) && (each.getOpcode() == opcode || each.getOpcode() == other))
                .count();
    }

    private boolean isIt(FieldInsnNode access) {
        return access.owner.equals(type.name) && access.name.equals(field.name);
    }

    /** A constructor may write it: the object is nobody else's yet. */
    private boolean leavesItAlone(MethodNode method) {
        return method.name.startsWith("<") || fieldsIn(method).stream().noneMatch(this::isIt);
    }

    private static List<FieldInsnNode> fieldsIn(MethodNode method) {
        List<FieldInsnNode> found = new ArrayList<>();
        for (AbstractInsnNode each : method.instructions) {
            if (each instanceof FieldInsnNode access) {
                found.add(access);
            }
        }
        return found;
    }

    /** Whether it, and what it calls of its own class, reads final fields alone, and writes nothing but the cache. */
    private boolean isComputed(MethodNode method, Set<String> seen) {
        if (!seen.add(method.name + method.desc)) {
            return true;
        }
        for (AbstractInsnNode each : method.instructions) {
            boolean fine = switch (each.getType()) {
                case AbstractInsnNode.FIELD_INSN -> isIt((FieldInsnNode) each) || isFinalRead((FieldInsnNode) each);
                case AbstractInsnNode.METHOD_INSN -> isSteady((MethodInsnNode) each, seen);
                case AbstractInsnNode.INVOKE_DYNAMIC_INSN ->
                    ((InvokeDynamicInsnNode) each).bsm.getOwner().equals("java/lang/invoke/StringConcatFactory");
                default -> each.getOpcode() != Opcodes.MONITORENTER;
            };
            if (!fine) {
                return false;
            }
        }
        return true;
    }

    private boolean isFinalRead(FieldInsnNode access) {
        boolean reads = access.getOpcode() == Opcodes.GETFIELD || access.getOpcode() == Opcodes.GETSTATIC;
        return reads
                && access.owner.equals(type.name)
                && type.fields.stream()
                        .anyMatch(each -> each.name.equals(access.name) && (each.access & Opcodes.ACC_FINAL) != 0);
    }

    private boolean isSteady(MethodInsnNode call, Set<String> seen) {
        if (call.owner.equals(type.name)) {
            return type.methods.stream()
                    .filter(each -> each.name.equals(call.name) && each.desc.equals(call.desc))
                    .anyMatch(each -> isComputed(each, seen));
        }
        String whole = call.owner + "." + call.name;
        return call.owner.startsWith("java/") && CHANGING.stream().noneMatch(whole::startsWith);
    }
}
