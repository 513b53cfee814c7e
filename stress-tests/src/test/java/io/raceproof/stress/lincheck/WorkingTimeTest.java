package io.raceproof.stress.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** By which clock Lincheck waits. */
class WorkingTimeTest {
    /** Who is asked for the time, and to park for a time, in the order of the class file. */
    private static List<String> asked(byte[] classFile) {
        List<String> asked = new ArrayList<>();
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] thrown) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitMethodInsn(
                                            int opcode, String owner, String called, String type, boolean isInterface) {
                                        if (called.endsWith("Nanos") || called.endsWith("nanoTime")) {
                                            asked.add(owner.replaceFirst(".*/", "") + "." + called);
                                        }
                                    }
                                };
                            }
                        },
                        0);
        return asked;
    }

    @Test
    void lincheck_asks_this_clock_and_no_other() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/" + WorkingTime.EXECUTOR + ".class")) {
            byte[] original = Objects.requireNonNull(in).readAllBytes();
            List<String> before = asked(original);
            assertTrue(
                    before.contains("System.nanoTime") && before.contains("LockSupport.parkNanos"), before::toString);
            List<String> after = asked(Objects.requireNonNull(
                    new WorkingTime().transform(null, WorkingTime.EXECUTOR, null, null, original)));
            assertEquals(
                    before.stream()
                            .map(call -> call.replaceFirst("System|LockSupport", "WorkingTime"))
                            .toList(),
                    after);
        }
        assertNull(new WorkingTime().transform(null, "java/lang/Object", null, null, new byte[0]));
    }

    /** In a group of its own, where nobody else is. */
    @Test
    void where_all_wait_it_goes_on() throws Exception {
        List<Long> shown = new ArrayList<>();
        Thread thread = new Thread(new ThreadGroup("waits"), () -> {
            long start = WorkingTime.nanoTime();
            while (WorkingTime.nanoTime() == start) {
                WorkingTime.parkNanos(Long.MAX_VALUE); // may return early
            }
            shown.add(WorkingTime.nanoTime() - start);
        });
        thread.start();
        thread.join();
        assertEquals(List.of(100_000_000L), shown);
    }
}
