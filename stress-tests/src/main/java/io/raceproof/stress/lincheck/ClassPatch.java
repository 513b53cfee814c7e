package io.raceproof.stress.lincheck;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Rewrites methods of certain classes as these are loaded. Immutable. */
abstract class ClassPatch implements ClassFileTransformer {
    private final Set<String> classes;

    /** Of the classes of these names, with slashes. */
    ClassPatch(String... classes) {
        this.classes = Set.of(classes);
    }

    /** The visitor of a method's code, which writes to {@code next}: that itself if the method stays as it is. */
    abstract MethodVisitor patch(int access, String name, String descriptor, MethodVisitor next);

    /** Whether the class is to be rewritten. */
    boolean isFor(@Nullable ClassLoader loader, String name) {
        return classes.contains(name);
    }

    /** Whether there may be something in it to rewrite, at a glance. */
    boolean isFor(byte[] classFile) {
        return true;
    }

    @Override
    public final byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        return name != null && isFor(loader, name) && isFor(classFile) ? patched(classFile) : null;
    }

    /** The class, rewritten. */
    final byte[] patched(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        return patch(
                                access,
                                name,
                                descriptor,
                                super.visitMethod(access, name, descriptor, signature, exceptions));
                    }
                },
                0);
        return writer.toByteArray();
    }
}
