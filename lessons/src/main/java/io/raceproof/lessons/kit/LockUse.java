package io.raceproof.lessons.kit;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Finds the locks that an answer takes, for exercises whose rule is to do without. It reads what the compiler wrote. */
public final class LockUse {
    private static final List<String> LOCKS = List.of(
            "java/util/concurrent/locks/", "java/util/concurrent/Semaphore.", "java/util/Collections.synchronized");

    private LockUse() {}

    /** A sentence without its full stop for each, with its line, of all classes in the folder of this one. */
    public static List<String> beside(Class<?> answer) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folderOf(answer))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                new ClassReader(Files.readAllBytes(file)).accept(new Finder(found), ClassReader.SKIP_FRAMES);
            }
        }
        return found;
    }

    private static Path folderOf(Class<?> answer) {
        String name = answer.getSimpleName() + ".class";
        URL file = answer.getResource(name);
        if (file == null || !"file".equals(file.getProtocol())) {
            throw new IllegalStateException(name + " does not lie in a folder: an answer is graded as a file");
        }
        try {
            Path parent = Path.of(file.toURI()).getParent();
            return parent == null ? Path.of("") : parent;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(file + " is no path", e);
        }
    }

    private static final class Finder extends ClassVisitor {
        private final List<String> found;

        Finder(List<String> found) {
            super(Opcodes.ASM9);
            this.found = found;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            if ((access & Opcodes.ACC_SYNCHRONIZED) != 0) {
                found.add("the method " + name + " is synchronized");
            }
            return new MethodVisitor(Opcodes.ASM9) {
                private int line;

                @Override
                public void visitLineNumber(int number, Label start) {
                    line = number;
                }

                @Override
                public void visitInsn(int opcode) {
                    if (opcode == Opcodes.MONITORENTER) {
                        found.add("line " + line + " takes a lock with synchronized");
                    }
                }

                @Override
                public void visitMethodInsn(
                        int opcode, String owner, String method, String methodDescriptor, boolean isInterface) {
                    String call = owner + "." + method;
                    if (LOCKS.stream().anyMatch(call::startsWith)) {
                        found.add("line " + line + " uses a lock, "
                                + call.substring(call.lastIndexOf('/') + 1).replace(".<init>", ""));
                    }
                }
            };
        }
    }
}
