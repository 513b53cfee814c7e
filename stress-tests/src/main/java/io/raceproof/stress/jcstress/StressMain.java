package io.raceproof.stress.jcstress;

import io.raceproof.stress.fit.Profile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.openjdk.jcstress.Main;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.TestResultCollector;
import org.openjdk.jcstress.infra.runners.TestList;

/**
 * The program of the JVM in which jcstress runs: {@code main} of jcstress, after
 *
 * <ol>
 *   <li>the tests' profiles have been taken and written,
 *   <li>their classes have been rewritten for the JVMs that jcstress starts, which have them first on their class path,
 *   <li>and jcstress has been made to write each result to the disk at once: a run that is killed keeps what had finished.
 * </ol>
 */
final class StressMain {
    private StressMain() {}

    /** Arguments: a file for the profiles, how many tests, their class names, and the arguments of jcstress. */
    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[1]);
        List<String> tests = List.of(arguments).subList(2, 2 + count);
        writeProfiles(tests, Path.of(arguments[0]));
        Path rewritten = Path.of(System.getProperty("java.io.tmpdir"), "rewritten");
        tests.forEach(test -> rewrite(test, rewritten));
        System.setProperty("java.class.path", rewritten + File.pathSeparator + System.getProperty("java.class.path"));
        writeResultsAtOnce();
        String[] forJcstress = Arrays.copyOfRange(arguments, 2 + count, arguments.length);
        KnownFlags.install(List.of(forJcstress).contains(Budget.ONE_CONFIGURATION));
        Main.main(forJcstress);
    }

    private static @Nullable TestInfo find(String test) {
        String name = Jcstress.nameInJcstress(test);
        return TestList.tests().contains(name) ? TestList.getInfo(name) : null;
    }

    private static void writeProfiles(List<String> tests, Path file) throws IOException, InterruptedException {
        List<Profile> profiles = new ArrayList<>();
        for (String test : tests) {
            if (find(test) != null) {
                profiles.add(StressProbe.of(test));
            }
        }
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
            out.writeObject(profiles.toArray(Profile[]::new));
        }
    }

    /** What cannot be rewritten runs as it is: then an exception is trouble, and no outcome. */
    private static void rewrite(String test, Path directory) {
        TestInfo info = find(test);
        try {
            if (info != null && !isTermination(test)) {
                ForkRewriter.write(info, directory);
            }
        } catch (IOException | ReflectiveOperationException | RuntimeException e) {
            System.out.println(test + " is run as it is: " + e);
        }
    }

    /** Those have outcomes of their own, for an exception, too. */
    private static boolean isTermination(String test) throws ClassNotFoundException {
        JCStressTest declared =
                Class.forName(test, false, StressMain.class.getClassLoader()).getAnnotation(JCStressTest.class);
        return declared != null && declared.value() == Mode.Termination;
    }

    /** jcstress flushes after each result, but through a stream that keeps it until it is closed. */
    private static void writeResultsAtOnce() throws IOException, IllegalAccessException {
        String name = "/org/openjdk/jcstress/infra/collectors/DiskWriteCollector.class";
        try (InputStream in = TestResultCollector.class.getResourceAsStream(name)) {
            ClassReader reader = new ClassReader(in);
            ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
            reader.accept(
                    new ClassVisitor(Opcodes.ASM9, writer) {
                        @Override
                        public MethodVisitor visitMethod(
                                int access,
                                String method,
                                String descriptor,
                                @Nullable String signature,
                                String @Nullable [] thrown) {
                            return new SyncFlush(super.visitMethod(access, method, descriptor, signature, thrown));
                        }
                    },
                    0);
            MethodHandles.privateLookupIn(TestResultCollector.class, MethodHandles.lookup())
                    .defineClass(writer.toByteArray());
        }
    }

    /** Makes {@code new GZIPOutputStream(out)} a {@code new GZIPOutputStream(out, true)}. */
    private static final class SyncFlush extends MethodVisitor {
        SyncFlush(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            boolean gzip = owner.equals("java/util/zip/GZIPOutputStream") && name.equals("<init>");
            if (gzip) {
                super.visitInsn(Opcodes.ICONST_1);
            }
            super.visitMethodInsn(opcode, owner, name, gzip ? "(Ljava/io/OutputStream;Z)V" : descriptor, isInterface);
        }
    }
}
