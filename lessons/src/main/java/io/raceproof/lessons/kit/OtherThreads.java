package io.raceproof.lessons.kit;

import java.util.Arrays;
import java.util.stream.Stream;

/** The threads beside the current one. Those of the JVM itself are in another thread group, and do not count. */
public final class OtherThreads {
    private OtherThreads() {}

    /** Those of the current thread's group, and of the groups in it, that are alive now. */
    public static Stream<Thread> ofThisGroup() {
        Thread[] threads = new Thread[Thread.activeCount() + 8];
        int count = Thread.enumerate(threads);
        return Arrays.stream(threads, 0, count).filter(thread -> thread != Thread.currentThread());
    }
}
