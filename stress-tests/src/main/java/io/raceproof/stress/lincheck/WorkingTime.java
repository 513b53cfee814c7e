package io.raceproof.stress.lincheck;

import io.raceproof.stress.process.ProcessorTime;
import java.util.concurrent.locks.LockSupport;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The clock by which Lincheck waits for the end of a run. Lincheck 3.7 gives up after 30 seconds of the system's clock, and
 * says that a thread hangs; a JVM that was stopped, or got no processor beside other programs, has done nothing wrong. This
 * clock goes on while this JVM works, and while all its threads wait:
 *
 * <pre>
 *   a thread is runnable      as much as the processor time of this JVM, at most as much as the system's clock
 *   all threads wait          as the system's clock: nothing will come of it
 * </pre>
 *
 * <p>As a transformer, it puts itself in the place of the system's clock in one class of Lincheck, as that is loaded. For the
 * one thread that runs explorations.
 */
public final class WorkingTime extends ClassPatch {
    /** Awaits the end of a run. */
    static final String EXECUTOR = "org/jetbrains/kotlinx/lincheck/runner/ActiveThreadPoolExecutor";

    /** Between two looks at what this JVM does. */
    private static final long LOOK_NANOS = 100_000_000;

    /** What the clock shows, and the processor time when it was set. */
    private static long nanos;

    private static long processorTime;

    WorkingTime() {
        super(EXECUTOR);
    }

    /** In place of System.nanoTime. */
    public static long nanoTime() {
        return nanos;
    }

    /** In place of LockSupport.parkNanos, for a short while, whatever is asked for: who waits so looks at the clock again. */
    public static void parkNanos(long most) {
        long start = System.nanoTime();
        LockSupport.parkNanos(LOOK_NANOS);
        if (System.nanoTime() - start < LOOK_NANOS) {
            return; // something has come about
        }
        long now = ProcessorTime.ofThisJvm().toNanos();
        boolean works = now > 0 && !othersWait();
        nanos += works ? Math.min(LOOK_NANOS, now - processorTime) : LOOK_NANOS;
        processorTime = now;
    }

    private static boolean othersWait() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        Thread[] threads = new Thread[2 * group.activeCount() + 1];
        int count = group.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (threads[i] != Thread.currentThread() && threads[i].getState() == Thread.State.RUNNABLE) {
                return false;
            }
        }
        return true;
    }

    @Override
    MethodVisitor patch(int access, String name, String descriptor, MethodVisitor next) {
        return new Calls(next);
    }

    private static final class Calls extends MethodVisitor {
        Calls(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            boolean ours = name.equals("nanoTime") || name.equals("parkNanos");
            super.visitMethodInsn(
                    opcode, ours ? Type.getInternalName(WorkingTime.class) : owner, name, descriptor, isInterface);
        }
    }
}
