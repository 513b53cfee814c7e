package io.raceproof.stress.jcstress;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.openjdk.jcstress.vm.CompileMode;
import org.openjdk.jcstress.vm.VMSupport;
import org.openjdk.jcstress.vm.VMSupportException;

/**
 * Answers for jcstress which flags this JVM has. jcstress 0.16 starts some thirty JVMs to find that out, and keeps all
 * processors busy for a second to count them, before each session: that takes as long as a small session itself. The JVMs in
 * which races run are of the same installation as this one, which knows its flags.
 */
public final class KnownFlags {
    private static final Pattern FLAG = Pattern.compile("-XX:([+-](?<switch>\\w+)|(?<number>\\w+)=\\d+)");

    /**
     * jcstress doubles the configurations where a JVM has it. It is off by default from JDK 15 on, and gone from JDK 18 on.
     */
    private static final String DOUBLING = "UseBiasedLocking";

    /** What is started to see whether a JVM starts. */
    private static final String PROBE = "org.openjdk.jcstress.vm.SimpleTestMain";

    /** Whether one configuration is enough. Written before jcstress starts. */
    private static boolean one;

    private KnownFlags() {}

    /**
     * Before jcstress's class for probes is loaded, which is edited.
     *
     * @param oneConfiguration whether it is to run each test in one configuration only
     */
    static void install(boolean oneConfiguration) throws IOException, ReflectiveOperationException {
        one = oneConfiguration;
        try (InputStream in = CompileMode.class.getResourceAsStream("VMSupport.class")) {
            MethodHandles.privateLookupIn(CompileMode.class, MethodHandles.lookup())
                    .defineClass(edited(new ClassReader(in)));
        }
        MethodHandles.privateLookupIn(VMSupport.class, MethodHandles.lookup())
                .findStaticVarHandle(VMSupport.class, "HOT_CPUS", int.class)
                .set(Runtime.getRuntime().availableProcessors());
    }

    /** Each call of tryWith in the method that probes flags becomes one of ours. */
    static byte[] edited(ClassReader reader) {
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] thrown) {
                        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, thrown);
                        return name.equals("detect") ? new Asking(next) : next;
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static final class Asking extends MethodVisitor {
        Asking(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            boolean asks = name.equals("tryWith");
            super.visitMethodInsn(
                    opcode, asks ? Type.getInternalName(KnownFlags.class) : owner, name, descriptor, isInterface);
        }
    }

    /** As jcstress's own: only where switches and numbers are all that is asked for, no JVM is started. */
    public static void tryWith(String... line) throws VMSupportException {
        int last = line.length - 1;
        boolean flags = last > 0
                && line[last].equals(PROBE)
                && Arrays.stream(line)
                        .limit(last)
                        .allMatch(flag -> FLAG.matcher(flag).matches());
        if (!flags) {
            VMSupport.tryWith(line);
            return;
        }
        for (String flag : Arrays.asList(line).subList(0, last)) {
            if (!isKnown(flag)) {
                throw new VMSupportException("this JVM has no " + flag);
            }
        }
    }

    /** Diagnostic ones are known where they are unlocked. */
    private static boolean isKnown(String flag) {
        Matcher matcher = FLAG.matcher(flag);
        if (!matcher.matches()) {
            return false;
        }
        String name = matcher.group("switch") == null ? matcher.group("number") : matcher.group("switch");
        if (one && name.equals(DOUBLING)) {
            return false;
        }
        try {
            return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                            .getVMOption(name)
                    != null;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }
}
