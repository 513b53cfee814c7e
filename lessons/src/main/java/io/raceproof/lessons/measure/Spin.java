package io.raceproof.lessons.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Work for a processor, by the amount and not by the clock: on a busy machine it takes longer, as real work does. How much is
 * done in a millisecond is found once, by the processor time of the thread, which does not go on while others have the processor.
 */
public final class Spin {
    private static final int CALIBRATIONS = 60;
    private static final long CALIBRATION_LOOPS = 200_000;

    private Spin() {}

    /** The number of loops that take so long on this processor, if no other thread shares it. */
    public static long loopsFor(double millis) {
        return Math.max(1, Math.round(millis * PerMilli.LOOPS));
    }

    /** Computes; what it returns is of no use but must be used, or the compiler would leave the work out. */
    public static long run(long loops) {
        long x = loops | 1;
        for (long i = 0; i < loops; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        return x;
    }

    /** Found when it is first asked for. */
    private static final class PerMilli {
        static final double LOOPS = find();

        /** The fastest of many: the first ones are slow because the code is not compiled yet. */
        private static double find() {
            long best = Long.MAX_VALUE;
            long sum = 0;
            for (int i = 0; i < CALIBRATIONS; i++) {
                long start = threadTime();
                sum += run(CALIBRATION_LOOPS);
                long taken = threadTime() - start;
                if (taken > 0) {
                    best = Math.min(best, taken);
                }
            }
            if (best == Long.MAX_VALUE || sum == 0) {
                throw new IllegalStateException("the clock of this system does not move: nothing can be measured here");
            }
            return CALIBRATION_LOOPS * 1e6 / best;
        }

        private static long threadTime() {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : System.nanoTime();
        }
    }
}
