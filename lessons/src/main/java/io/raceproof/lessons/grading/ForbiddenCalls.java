package io.raceproof.lessons.grading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Looks through the learner's class files for calls that no exercise needs and that could do harm by accident. It reads
 * what the compiler wrote, not the source text. It protects from accidents; it is no sandbox.
 */
final class ForbiddenCalls {
    /** Beginnings of "class.method", and what to tell the learner. */
    private static final Map<String, String> FORBIDDEN = Map.of(
            "java/lang/System.exit", "ends the JVM",
            "java/lang/Runtime.exit", "ends the JVM",
            "java/lang/Runtime.halt", "ends the JVM",
            "java/lang/Runtime.exec", "starts a process",
            "java/lang/ProcessBuilder.", "starts a process",
            "java/io/File", "touches files",
            "java/io/RandomAccessFile.", "touches files",
            "java/nio/file/", "touches files",
            "java/nio/channels/", "touches files or the network",
            "java/net/", "uses the network");

    private ForbiddenCalls() {}

    /** A sentence for each kind of call that was found below the directory. */
    static List<String> find(Path classes) throws IOException {
        Set<String> sentences = new LinkedHashSet<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                new ClassReader(Files.readAllBytes(file)).accept(new Scanner(sentences), ClassReader.SKIP_FRAMES);
            }
        }
        return List.copyOf(sentences);
    }

    private static final class Scanner extends ClassVisitor {
        private final Set<String> sentences;

        Scanner(Set<String> sentences) {
            super(Opcodes.ASM9);
            this.sentences = sentences;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                private int line;

                @Override
                public void visitLineNumber(int number, Label start) {
                    line = number;
                }

                @Override
                public void visitMethodInsn(
                        int opcode, String owner, String method, String methodDescriptor, boolean isInterface) {
                    check(owner + "." + method, line);
                }
            };
        }

        private void check(String call, int line) {
            FORBIDDEN.forEach((beginning, what) -> {
                if (call.startsWith(beginning)) {
                    String shortName = call.substring(call.lastIndexOf('/') + 1).replace(".<init>", "");
                    sentences.add("line " + line + ": " + shortName + " " + what
                            + ", which no exercise needs; it was not run: take it out");
                }
            });
        }
    }
}
