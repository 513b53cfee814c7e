package io.raceproof.stress.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.openjdk.jcstress.vm.VMSupport;
import org.openjdk.jcstress.vm.VMSupportException;

/** What is told of a flag without a JVM is what a JVM with that flag shows. */
class KnownFlagsTest {
    private static final String PROBE = "org.openjdk.jcstress.vm.SimpleTestMain";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:-UsePerfData",
                "-XX:+UseBiasedLocking",
                "-XX:-ZapTLAB",
                "-XX:ConcGCThreads=2",
                "-XX:Threads=2"
            })
    void a_flag_is_there_or_not_as_in_a_jvm_that_is_started(String flag) {
        assertEquals(passes(() -> VMSupport.tryWith(flag, PROBE)), passes(() -> KnownFlags.tryWith(flag, PROBE)));
    }

    private interface Probe {
        void tryIt() throws VMSupportException;
    }

    private static boolean passes(Probe probe) {
        try {
            probe.tryIt();
            return true;
        } catch (VMSupportException e) {
            return false;
        }
    }

    @Test
    void a_flag_that_no_jvm_has_is_told_by_its_name() {
        VMSupportException told =
                assertThrows(VMSupportException.class, () -> KnownFlags.tryWith("-XX:+NoSuchFlag", PROBE));
        assertTrue(String.valueOf(told.getMessage()).contains("-XX:+NoSuchFlag"), told::toString);
    }

    @Test
    void what_is_no_switch_is_tried() {
        assertThrows(VMSupportException.class, () -> KnownFlags.tryWith("-Xmx1", PROBE));
        assertThrows(VMSupportException.class, () -> KnownFlags.tryWith("-XX:-UsePerfData", "no.such.Main"));
    }

    @Test
    void the_edit_finds_its_place() throws IOException {
        try (InputStream in = VMSupport.class.getResourceAsStream("VMSupport.class")) {
            assertEquals(List.of("KnownFlags"), askedIn("detect", KnownFlags.edited(new ClassReader(in))));
        }
    }

    private static List<String> askedIn(String method, byte[] classFile) {
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
                                            int opcode, String owner, String called, String type, boolean face) {
                                        if (name.equals(method) && called.equals("tryWith")) {
                                            asked.add(owner.replaceFirst(".*/", ""));
                                        }
                                    }
                                };
                            }
                        },
                        0);
        return asked;
    }
}
