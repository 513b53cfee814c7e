package lesson08_deadlock;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/** What a running JVM can say of its own deadlocks; jstack prints the same. */
final class Detection {
    private Detection() {}

    /** A line for each thread that waits in a cycle of locks; empty if there is no cycle. */
    static List<String> deadlocks() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<String> lines = new ArrayList<>();
        long[] ids = threads.findDeadlockedThreads();
        for (ThreadInfo thread : threads.getThreadInfo(ids == null ? new long[0] : ids)) {
            lines.add(thread.getThreadName() + " waits for a lock that " + thread.getLockOwnerName() + " holds");
        }
        lines.sort(null);
        return lines;
    }
}
