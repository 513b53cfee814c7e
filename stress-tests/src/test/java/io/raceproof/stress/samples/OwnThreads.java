package io.raceproof.stress.samples;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** Scenarios whose subjects have threads work for them beside the actors, in ways that are not all alike. */
public final class OwnThreads {
    private OwnThreads() {}

    private abstract static class Sample implements Scenario {
        abstract void work() throws Exception;

        @Override
        public final void run() throws Exception {
            Actors.run(this, this::work);
        }
    }

    /** Inherits thread-locals. */
    public static final class Plain extends Sample {
        /** For the probe. */
        public Plain() {}

        @Override
        void work() throws InterruptedException {
            Thread thread = new Thread(() -> {});
            thread.start();
            thread.join();
        }
    }

    /** Inherits none. */
    public static final class NotInheriting extends Sample {
        /** For the probe. */
        public NotInheriting() {}

        @Override
        void work() throws InterruptedException {
            Thread thread = new Thread(null, () -> {}, "own", 0, false);
            thread.start();
            thread.join();
        }
    }

    /** The executor's. */
    public static final class Pool extends Sample {
        /** For the probe. */
        public Pool() {}

        @Override
        void work() throws Exception {
            try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
                pool.submit(() -> 1).result();
            }
        }
    }

    /** The JDK's common pool. */
    public static final class Async extends Sample {
        /** For the probe. */
        public Async() {}

        @Override
        void work() {
            CompletableFuture.runAsync(() -> {}).join();
        }
    }

    /** The same, by its name. */
    public static final class Common extends Sample {
        /** For the probe. */
        public Common() {}

        @Override
        void work() {
            ForkJoinPool.commonPool().submit(() -> {}).join();
        }
    }

    /** The same, behind a stream. */
    public static final class Parallel extends Sample {
        /** For the probe. */
        public Parallel() {}

        @Override
        void work() {
            Arrays.asList(1, 2, 3).parallelStream().forEach(each -> {});
        }
    }

    /** None. */
    public static final class None extends Sample {
        /** For the probe. */
        public None() {}

        @Override
        void work() {
            new CompletableFuture<Integer>().complete(1);
        }
    }
}
