package io.raceproof.stress.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * {@code split-atomic}: a read-modify-write of a VarHandle or an atomic is a volatile read and, in a second step, a
 * volatile write. The call goes to a method that is added to the class.
 */
final class AtomicityMutation implements Mutation {
    private static final Set<String> SWAPS = Set.of("compareAndSet", "getAndSet");
    private static final Map<String, Integer> COUNTS =
            Map.of("getAndIncrement", 1, "incrementAndGet", 1, "getAndDecrement", -1, "decrementAndGet", -1);

    @Override
    public void find(ClassNode owner, Sites sites) {
        for (MethodNode method : Code.sharedMethods(owner)) {
            for (MethodInsnNode call : Code.calls(method)) {
                if (isReadModifyWrite(call)) {
                    String description = call.name + " is a read and then a write";
                    sites.add("split-atomic", method, Code.line(call), description, () -> split(owner, method, call));
                }
            }
        }
    }

    private static boolean isReadModifyWrite(MethodInsnNode call) {
        return Atomics.isHandle(call.owner)
                ? SWAPS.contains(call.name)
                : Atomics.isAtomic(call.owner) && (SWAPS.contains(call.name) || COUNTS.containsKey(call.name));
    }

    private static void split(ClassNode owner, MethodNode method, MethodInsnNode call) {
        String descriptor = call.desc.replace("(", "(L" + call.owner + ";");
        int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
        MethodNode steps = new MethodNode(access, "raceproof$steps", descriptor, null, null);
        write(call, new GeneratorAdapter(steps, access, steps.name, descriptor));
        owner.methods.add(steps);
        boolean ofInterface = (owner.access & Opcodes.ACC_INTERFACE) != 0;
        method.instructions.set(
                call, new MethodInsnNode(Opcodes.INVOKESTATIC, owner.name, steps.name, descriptor, ofInterface));
    }

    private static void write(MethodInsnNode call, GeneratorAdapter code) {
        Variable variable = Variable.of(call);
        int firstValue = variable.where().size() + 1;
        code.visitCode();
        variable.get(code);
        if (call.name.equals("compareAndSet")) {
            Label different = code.newLabel();
            code.loadArg(firstValue);
            code.ifCmp(variable.type, GeneratorAdapter.NE, different);
            variable.set(code, () -> code.loadArg(firstValue + 1));
            code.push(true);
            code.returnValue();
            code.mark(different);
            code.push(false);
        } else if (call.name.equals("getAndSet")) {
            variable.set(code, () -> code.loadArg(firstValue));
            if (variable.type.getSort() == Type.OBJECT) {
                code.checkCast(Type.getReturnType(call.desc));
            }
        } else {
            int old = code.newLocal(variable.type);
            code.storeLocal(old);
            Runnable changed = () -> {
                code.loadLocal(old);
                code.push(COUNTS.getOrDefault(call.name, 0));
                code.cast(Type.INT_TYPE, variable.type);
                code.math(GeneratorAdapter.ADD, variable.type);
            };
            variable.set(code, changed);
            if (call.name.endsWith("AndGet")) {
                changed.run();
            } else {
                code.loadLocal(old);
            }
        }
        code.returnValue();
        code.endMethod();
    }

    /**
     * What a handle or an atomic stands for. The method that is added gets the handle or the atomic as its first argument,
     * then {@code where}, then the values.
     *
     * @param owner the class of the handle or of the atomic
     * @param where what the handle is given to find the variable: its object
     * @param type of the variable
     */
    private record Variable(Type owner, List<Type> where, Type type) {
        Variable {
            where = List.copyOf(where);
        }

        static Variable of(MethodInsnNode call) {
            Type owner = Type.getObjectType(call.owner);
            List<Type> given = List.of(Type.getArgumentTypes(call.desc));
            if (Atomics.isHandle(call.owner)) {
                int values = call.name.equals("compareAndSet") ? 2 : 1;
                Type last = given.get(given.size() - 1);
                return new Variable(owner, given.subList(0, given.size() - values), anyReference(last));
            }
            Type type = switch (call.owner.substring(call.owner.lastIndexOf("Atomic") + "Atomic".length())) {
                case "Boolean" -> Type.BOOLEAN_TYPE;
                case "Integer" -> Type.INT_TYPE;
                case "Long" -> Type.LONG_TYPE;
                default -> Type.getType(Object.class);
            };
            return new Variable(owner, List.of(), type);
        }

        /** The call may know less of the type than the handle, which takes any reference: a null has no type. */
        private static Type anyReference(Type given) {
            return given.getSort() == Type.OBJECT ? Type.getType(Object.class) : given;
        }

        private boolean isHandle() {
            return Atomics.isHandle(owner.getInternalName());
        }

        void get(GeneratorAdapter code) {
            loadWhere(code);
            String name = isHandle() ? "getVolatile" : "get";
            code.invokeVirtual(owner, new Method(name, descriptor(type, where)));
        }

        void set(GeneratorAdapter code, Runnable loadValue) {
            loadWhere(code);
            loadValue.run();
            List<Type> arguments = new ArrayList<>(where);
            arguments.add(type);
            String name = isHandle() ? "setVolatile" : "set";
            code.invokeVirtual(owner, new Method(name, descriptor(Type.VOID_TYPE, arguments)));
        }

        private static String descriptor(Type result, List<Type> arguments) {
            return Type.getMethodDescriptor(result, arguments.toArray(Type[]::new));
        }

        private void loadWhere(GeneratorAdapter code) {
            for (int i = 0; i <= where.size(); i++) {
                code.loadArg(i);
            }
        }
    }
}
