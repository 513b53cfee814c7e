package io.raceproof.lessons.measure;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * How much processor time this JVM got while something ran that wanted all of it.
 *
 * @param share of all processors, 0 to 1; NaN where the system does not tell
 */
public record ProcessorUse(double share) {
    /** Less than this, and others had so much that what was measured says little of the code. */
    private static final double UNDISTURBED = 0.85;

    /** What is measured. */
    @FunctionalInterface
    public interface Work {
        /** Does it. */
        void run() throws InterruptedException;
    }

    /** While this ran; it must keep all processors busy. */
    public static ProcessorUse during(Work work) throws InterruptedException {
        long processorTime = processorTime();
        long start = System.nanoTime();
        work.run();
        double elapsed = System.nanoTime() - start;
        double used = processorTime() - processorTime;
        boolean known = processorTime >= 0 && elapsed > 0;
        return new ProcessorUse(
                known ? Math.min(1, used / elapsed / Runtime.getRuntime().availableProcessors()) : Double.NaN);
    }

    private static long processorTime() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : -1;
    }

    /** Whether the machine was ours, as far as is known: where the system does not tell, only the spread warns. */
    public boolean isUndisturbed() {
        return Double.isNaN(share) || share >= UNDISTURBED;
    }

    /** What was seen, in a sentence without its full stop. */
    public String sentence() {
        return Double.isNaN(share)
                ? "this system does not tell how much processor time a program gets"
                : String.format(
                        Locale.ROOT,
                        "this program got %.0f %% of the processor time it asked for, and others the rest",
                        share * 100);
    }
}
