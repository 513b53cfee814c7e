package io.raceproof.stress.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A learner may declare the lock with any type. */
class ObjectMethodsTest {
    /** As javac 18 and later write it; javac 17 does not, so it is written by hand. */
    private static byte[] classThatCalls(String... methodsOfQueue) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Pool", null, "java/lang/Object", null);
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "signal", "(Ljava/util/Queue;)V", null, null);
        method.visitCode();
        for (String name : methodsOfQueue) {
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitMethodInsn(Opcodes.INVOKEINTERFACE, "java/util/Queue", name, "()V", true);
        }
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static List<String> calls(byte[] classFile) {
        List<String> calls = new ArrayList<>();
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
                                        calls.add(owner + "." + called);
                                    }
                                };
                            }
                        },
                        0);
        return calls;
    }

    @Test
    void wait_and_notify_are_methods_of_Object_and_others_are_left_alone() {
        byte[] written = new ObjectMethods().patched(classThatCalls("wait", "notify", "notifyAll", "clear"));
        assertEquals(
                List.of(
                        "java/lang/Object.wait",
                        "java/lang/Object.notify",
                        "java/lang/Object.notifyAll",
                        "java/util/Queue.clear"),
                calls(written));
    }
}
