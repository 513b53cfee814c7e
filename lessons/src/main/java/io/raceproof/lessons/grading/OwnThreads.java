package io.raceproof.lessons.grading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Looks into class files for calls that start threads. The model checker knows the threads of its scenario; one that an answer
 * starts and does not wait for looks to it like a hang.
 */
final class OwnThreads {
    /** Beginnings of "class.method". */
    private static final List<String> STARTING = List.of(
            "java/lang/Thread.<init>",
            "java/lang/Thread.start",
            "java/lang/Thread.of",
            "java/lang/Thread$Builder",
            "java/util/Timer.",
            "java/util/concurrent/Executors.",
            "java/util/concurrent/ThreadPoolExecutor.",
            "java/util/concurrent/ScheduledThreadPoolExecutor.",
            "java/util/concurrent/ForkJoin",
            "java/util/concurrent/CompletableFuture.",
            "java/util/concurrent/StructuredTaskScope",
            "io/raceproof/futures/ThreadPoolExecutor.",
            "io/raceproof/futures/ProcessPoolExecutor.");

    private OwnThreads() {}

    /** Whether classes below this folder start threads, as far as one sees. */
    static boolean isIn(Path classes) throws IOException {
        AtomicBoolean found = new AtomicBoolean();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                new ClassReader(Files.readAllBytes(file)).accept(new Scanner(found), ClassReader.SKIP_FRAMES);
            }
        }
        return found.get();
    }

    private static final class Scanner extends ClassVisitor {
        private final AtomicBoolean found;

        Scanner(AtomicBoolean found) {
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
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMethodInsn(
                        int opcode, String owner, String method, String methodDescriptor, boolean isInterface) {
                    look(owner, method);
                }

                @Override
                public void visitInvokeDynamicInsn(
                        String name, String type, Handle bootstrap, Object... bootstrapArguments) {
                    for (Object argument : bootstrapArguments) {
                        if (argument instanceof Handle handle) {
                            look(handle.getOwner(), handle.getName());
                        }
                    }
                }
            };
        }

        private void look(String owner, String method) {
            boolean parallel = method.equals("parallelStream") || method.equals("parallel");
            if (parallel || STARTING.stream().anyMatch((owner + "." + method)::startsWith)) {
                found.set(true);
            }
        }
    }
}
