package io.raceproof.stress.happensbefore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The lens's runtime has no invokedynamic: linking one takes locks of the JDK, and the runtime would do so with its own lock held. On
 * JDK 25 it waited for the lock of a ReferenceQueue, whose holder, the Reference Handler, waited in a hook for the runtime's.
 */
class RuntimeLinksNothingTest {
    /** What the compiler adds to a record, and the runtime never calls. */
    private static final Set<String> OF_RECORDS = Set.of("toString", "hashCode", "equals");

    @Test
    void no_method_of_the_runtime_links_a_call_when_it_is_first_made() throws Exception {
        List<String> linking = new ArrayList<>();
        int methods = 0;
        for (String name : HappensBefore.RUNTIME_CLASSES) {
            ClassNode type = new ClassNode();
            try (InputStream in = HappensBefore.class.getResourceAsStream("runtime/" + name + ".class")) {
                new ClassReader(in).accept(type, ClassReader.SKIP_DEBUG);
            }
            for (MethodNode method : type.methods) {
                methods++;
                for (AbstractInsnNode node : method.instructions) {
                    if (node instanceof InvokeDynamicInsnNode && !OF_RECORDS.contains(method.name)) {
                        linking.add(name + "." + method.name);
                    }
                }
            }
        }
        assertEquals(List.of(), linking, "write a.concat(b) for a + b, and a class for a lambda");
        assertTrue(methods > 50, "the classes were read");
    }
}
