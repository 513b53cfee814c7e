package io.raceproof.lessons.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The copies do what the originals do, and name their locks. */
class WitnessedLocksTest {
    private static final String SOURCE = """
            import java.util.concurrent.locks.*;
            public class Sample {
                private final Object lock = new Object();
                private final Lock other = new ReentrantLock();
                private final Condition changed = other.newCondition();
                public synchronized int whole(int n) {
                    if (!Thread.holdsLock(this)) { throw new AssertionError("not locked"); }
                    if (n < 0) { throw new IllegalArgumentException("below 0"); }
                    for (int i = 0; i < 2; i++) { if (i > n) { return i; } }
                    return n;
                }
                public static synchronized long ofClass(long n) {
                    if (!Thread.holdsLock(Sample.class)) { throw new AssertionError("not locked"); }
                    return n;
                }
                public int block() { synchronized (lock) { lock.notifyAll(); return 1; } }
                public int locks() { other.lock(); try { changed.signal(); return 2; } finally { other.unlock(); } }
                public synchronized int looping(int n) {
                    while (n > 0) { n--; if (!Thread.holdsLock(this)) { throw new AssertionError("not locked"); } }
                    return n;
                }
                public boolean free() { return !Thread.holdsLock(this) && !Thread.holdsLock(Sample.class); }
            }
            """;

    @TempDir
    Path directory;

    private byte[] rewritten = new byte[0];

    @BeforeEach
    void rewrite() throws Exception {
        Path file = Files.writeString(directory.resolve("Sample.java"), SOURCE);
        assertEquals(List.of(), Compiler.compile(file, System.getProperty("java.class.path"), directory.resolve("in")));
        WitnessedLocks.copy(directory.resolve("in"), directory.resolve("out"));
        rewritten = Files.readAllBytes(directory.resolve("out").resolve("Sample.class"));
    }

    private Class<?> load() {
        return new ClassLoader(getClass().getClassLoader()) {
            Class<?> define() {
                return defineClass("Sample", rewritten, 0, rewritten.length);
            }
        }.define();
    }

    @Test
    void methods_that_were_synchronized_hold_their_lock_and_give_it_back_however_they_end() throws Exception {
        Class<?> type = load();
        Object sample = type.getConstructor().newInstance();
        assertEquals(1, type.getMethod("whole", int.class).invoke(sample, 0));
        assertEquals(7, type.getMethod("whole", int.class).invoke(sample, 7));
        assertEquals(9L, type.getMethod("ofClass", long.class).invoke(null, 9L));
        assertEquals(0, type.getMethod("looping", int.class).invoke(sample, 3));
        InvocationTargetException thrown = assertThrows(
                InvocationTargetException.class,
                () -> type.getMethod("whole", int.class).invoke(sample, -1));
        assertEquals("below 0", Objects.requireNonNull(thrown.getCause()).getMessage());
        assertEquals(true, type.getMethod("free").invoke(sample));
        assertEquals(1, type.getMethod("block").invoke(sample));
        assertEquals(2, type.getMethod("locks").invoke(sample));
    }

    @Test
    void each_use_of_a_lock_is_named_before_it() {
        List<String> names = new ArrayList<>();
        new ClassReader(rewritten)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String method, String descriptor, String signature, String[] thrown) {
                                assertFalse((access & Opcodes.ACC_SYNCHRONIZED) != 0, method);
                                return new Names(names);
                            }
                        },
                        0);
        assertEquals(List.of("this", "class", "lock", "lock", "other", "changed", "other", "other", "this"), names);
        assertTrue(SOURCE.contains("other.unlock()"), "twice in the class file: one way out for each end");
    }

    private static final class Names extends MethodVisitor {
        private final List<String> names;
        private Object constant = "";

        Names(List<String> names) {
            super(Opcodes.ASM9);
            this.names = names;
        }

        @Override
        public void visitLdcInsn(Object value) {
            constant = value;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
            if (owner.endsWith("/Witness")) {
                names.add(constant.toString());
            }
        }
    }
}
