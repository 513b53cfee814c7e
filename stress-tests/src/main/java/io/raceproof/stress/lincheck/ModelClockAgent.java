package io.raceproof.stress.lincheck;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/**
 * Puts {@link ModelClock} into Lincheck 3.7 as its classes are loaded, and takes the real time out of the code under test.
 *
 * <pre>
 *   code under test ── sleep, join: {@link TimedCalls} ──┐
 *   LockSupport, Object.wait ── Lincheck's transformers ─┴► Injections.raceproofNote ──► ModelClock.note
 *   ManagedStrategy ── park, wait, join, choice of the next thread ────────────────────► ModelClock
 * </pre>
 *
 * <p>Internals of Lincheck, pinned by its version and by the tests of timed waits, which fail if an edit finds no place.
 */
public final class ModelClockAgent implements ClassFileTransformer {
    /** The field of Lincheck's Injections that is told of the times, and the method that tells it. */
    static final String LISTENER = "raceproofTimes";

    static final String NOTE = "raceproofNote";
    static final String INJECTIONS = "sun/nio/ch/lincheck/Injections";

    private static final String CLOCK = Type.getInternalName(ModelClock.class);
    private static final String LINCHECK = "org/jetbrains/kotlinx/lincheck/strategy/";
    private static final String STRATEGY = LINCHECK + "managed/ManagedStrategy";
    private static final String SCHEDULER = LINCHECK + "managed/ManagedThreadScheduler";
    private static final String A_STRATEGY = "L" + STRATEGY + ";";
    private static final String TRANSFORMERS = "org/jetbrains/lincheck/jvm/agent/transformers/";

    /** Lincheck's transformers that come across the time of a wait. */
    private static final List<String> WITH_TIMES =
            List.of(TRANSFORMERS + "ParkingTransformer", TRANSFORMERS + "WaitNotifyTransformer");

    /** Classes that are first loaded within a transformation are not transformed. */
    private static final List<String> LOADED_FIRST = List.of(WITH_TIMES.get(0), WITH_TIMES.get(1), TimedCalls.TIMERS);

    private ModelClockAgent() {}

    /** Before the first class of Lincheck's strategy is loaded. */
    static void install(Instrumentation instrumentation) {
        instrumentation.addTransformer(new ModelClockAgent());
        try {
            for (String name : LOADED_FIRST) {
                Class.forName(name.replace('/', '.'));
            }
            ModelClock.listenTo(Class.forName(INJECTIONS.replace('/', '.')).getField(LISTENER));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("another version of Lincheck", e);
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (name == null) {
            return null;
        }
        return switch (name) {
            case STRATEGY -> rewrite(bytes, StrategyEdits::new);
            case LINCHECK + "nativecalls/DeterministicTimeMethodDescriptorKt" -> rewrite(bytes, ClockEdits::new);
            case INJECTIONS -> withListener(bytes);
            default ->
                WITH_TIMES.contains(name)
                        ? rewrite(bytes, NoteEdits::new)
                        : TimedCalls.isOfTheCodeUnderTest(loader, name)
                                ? rewrite(bytes, (next, method) -> new TimedCalls(next, name))
                                : null;
        };
    }

    private interface Edits {
        MethodVisitor of(MethodVisitor next, String method);
    }

    private static byte[] rewrite(byte[] bytes, Edits edits) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return edits.of(super.visitMethod(access, name, descriptor, signature, exceptions), name);
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** The clock's own accesses are none of the code under test: they must add no point at which threads can switch. */
    private static void callClock(MethodVisitor out, String method, String descriptor) {
        ignored(out, "enterIgnoredSection");
        out.visitMethodInsn(Opcodes.INVOKESTATIC, CLOCK, method, descriptor, false);
        ignored(out, "leaveIgnoredSection");
    }

    /** These count: a section may be within another. */
    private static void ignored(MethodVisitor out, String method) {
        out.visitMethodInsn(Opcodes.INVOKESTATIC, INJECTIONS, method, "()V", false);
    }

    /** In Lincheck's strategy; the local variables are the parameters of its methods. */
    private static final class StrategyEdits extends MethodVisitor {
        private final String method;

        StrategyEdits(MethodVisitor next, String method) {
            super(Opcodes.ASM9, next);
            this.method = method;
        }

        private boolean waits() {
            return List.of("park", "wait", "onThreadJoin").contains(method);
        }

        private void loadThisAnd(int opcode, int variable) {
            mv.visitVarInsn(Opcodes.ALOAD, 0);
            mv.visitVarInsn(opcode, variable);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            switch (method) {
                case "initializeInvocation" -> callClock(mv, "reset", "()V");
                case "park" -> {
                    mv.visitVarInsn(Opcodes.ALOAD, 0);
                    callClock(mv, "parks", "(" + A_STRATEGY + ")V");
                }
                case "wait", "onThreadJoin" -> {
                    loadThisAnd(Opcodes.ILOAD, 3);
                    callClock(mv, method.equals("wait") ? "waits" : "joins", "(" + A_STRATEGY + "Z)V");
                }
                default -> {}
            }
        }

        /** A wait with a time-out goes the way of one without. */
        @Override
        public void visitVarInsn(int opcode, int variable) {
            if (opcode == Opcodes.ILOAD && variable == 3 && (method.equals("wait") || method.equals("onThreadJoin"))) {
                super.visitInsn(Opcodes.ICONST_0);
            } else {
                super.visitVarInsn(opcode, variable);
            }
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.RETURN && waits()) {
                mv.visitVarInsn(Opcodes.ALOAD, 0);
                callClock(mv, "goesOn", "(" + A_STRATEGY + ")V");
            } else if (opcode == Opcodes.ARETURN && method.equals("availableThreads")) {
                loadThisAnd(Opcodes.ILOAD, 1);
                callClock(mv, "available", "(Ljava/util/List;" + A_STRATEGY + "I)Ljava/util/List;");
            } else if (opcode == Opcodes.IRETURN && method.equals("shouldAllowSpuriousUnpark")) {
                callClock(mv, "isSpurious", "(Z)Z");
            }
            super.visitInsn(opcode);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (name.equals("onSwitchPoint")) {
                mv.visitLdcInsn(method);
                callClock(mv, "at", "(Ljava/lang/String;)V");
            }
            if (name.equals("getThreadState") && method.equals("onThreadJoin")) {
                callClock(mv, "stateOfJoined", "(L" + SCHEDULER + ";I)L" + LINCHECK + "ThreadState;");
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
            if (name.equals("chooseThread") && method.equals("chooseThreadSwitch")) {
                loadThisAnd(Opcodes.ILOAD, 1);
                callClock(mv, "chosen", "(I" + A_STRATEGY + "I)I");
            }
        }
    }

    /** Where Lincheck's own clock stands still. */
    private static final class ClockEdits extends MethodVisitor {
        ClockEdits(MethodVisitor next, String method) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof Long) {
                mv.visitVarInsn(Opcodes.ALOAD, 0);
                callClock(mv, "now", "(L" + LINCHECK + "nativecalls/DeterministicMethodDescriptor;)J");
            } else {
                super.visitLdcInsn(value);
            }
        }
    }

    /** Where Lincheck drops the time of a wait. */
    private static final class NoteEdits extends MethodVisitor {
        NoteEdits(MethodVisitor next, String method) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (name.equals("pop2")) {
                mv.visitMethodInsn(
                        Opcodes.INVOKESTATIC,
                        Type.getInternalName(ModelClockAgent.class),
                        "noteInsteadOfPop",
                        "(" + Type.getDescriptor(GeneratorAdapter.class) + ")V",
                        false);
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }
    }

    /** Called by Lincheck's transformers. */
    public static void noteInsteadOfPop(GeneratorAdapter out) {
        out.push("wait");
        out.invokeStatic(Type.getObjectType(INJECTIONS), new Method(NOTE, "(JLjava/lang/String;)V"));
    }

    /** Adds what tells the times to this side. */
    private static byte[] withListener(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {}, 0);
        String consumer = Type.getDescriptor(ObjLongConsumer.class);
        writer.visitField(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, LISTENER, consumer, null, null)
                .visitEnd();
        MethodVisitor note =
                writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, NOTE, "(JLjava/lang/String;)V", null, null);
        note.visitCode();
        ignored(note, "enterIgnoredSection");
        note.visitFieldInsn(Opcodes.GETSTATIC, INJECTIONS, LISTENER, consumer);
        note.visitVarInsn(Opcodes.ALOAD, 2);
        note.visitVarInsn(Opcodes.LLOAD, 0);
        note.visitMethodInsn(
                Opcodes.INVOKEINTERFACE,
                Type.getInternalName(ObjLongConsumer.class),
                "accept",
                "(Ljava/lang/Object;J)V",
                true);
        ignored(note, "leaveIgnoredSection");
        note.visitInsn(Opcodes.RETURN);
        note.visitMaxs(0, 0);
        note.visitEnd();
        return writer.toByteArray();
    }
}
