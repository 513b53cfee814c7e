package io.raceproof.lessons.kit;

import java.util.Arrays;
import java.util.stream.Stream;

/** The threads beside the current one. Those of the JVM itself are in another thread group, and do not count. */
public final class OtherThreads {
    private OtherThreads() {}

    /** Those of the current thread's group, and of the groups in it, that are alive now. */
    public static Stream<Thread> ofThisGroup() {
        return in(Thread.currentThread().getThreadGroup());
    }

    /** Those of another group, likewise. */
    public static Stream<Thread> in(ThreadGroup group) {
        Thread[] threads = new Thread[group.activeCount() + 8];
        int count = group.enumerate(threads);
        return Arrays.stream(threads, 0, count).filter(thread -> thread != Thread.currentThread());
    }
}
