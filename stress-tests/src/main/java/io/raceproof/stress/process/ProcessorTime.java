package io.raceproof.stress.process;

import java.time.Duration;

/**
 * The processor time of this JVM, for limits that must not count what other processes do. From the process handle, and not
 * from a management bean: a short-lived JVM need not load those classes.
 */
public final class ProcessorTime {
    private ProcessorTime() {}

    /** What all threads of this JVM have used since it started; zero where the system does not tell. */
    public static Duration ofThisJvm() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
