package io.raceproof.lessons.measure;

import io.raceproof.futures.PoolExecutor;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Virtual threads, which JDK 21 and newer have. */
public final class VirtualThreads {
    private VirtualThreads() {}

    /** A pool that gives each task a virtual thread of its own; empty on an older JDK. */
    public static Optional<PoolExecutor> pool() {
        try {
            Object service =
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
            return Optional.of(PoolExecutor.over((ExecutorService) service));
        } catch (NoSuchMethodException older) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JDK has virtual threads, but no pool of them could be made", e);
        }
    }
}
