package io.raceproof.futures;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** The contract on services of the JDK. */
class AdapterContractTest {

    @Nested
    class OverAFixedPool implements PoolContract {
        @Override
        public PoolExecutor newPool(int workers) {
            return PoolExecutor.over(Executors.newFixedThreadPool(workers));
        }
    }

    @Nested
    class OverAForkJoinPool implements PoolContract {
        @Override
        public PoolExecutor newPool(int workers) {
            return PoolExecutor.over(
                    new ForkJoinPool(workers, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, true));
        }
    }

    @Nested
    class OverAServiceThatCannotBeShutDown implements PoolContract {
        /** As the common pool behind a wrapper. */
        private static final class Unstoppable extends AbstractExecutorService {
            private final java.util.concurrent.ThreadPoolExecutor threads;

            Unstoppable(int workers) {
                threads = new java.util.concurrent.ThreadPoolExecutor(
                        workers, workers, 1, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>());
                threads.allowCoreThreadTimeOut(true);
            }

            @Override
            public void execute(Runnable command) {
                threads.execute(command);
            }

            @Override
            public void shutdown() {}

            @Override
            public List<Runnable> shutdownNow() {
                return List.of();
            }

            @Override
            public boolean isShutdown() {
                return false;
            }

            @Override
            public boolean isTerminated() {
                return false;
            }

            @Override
            public boolean awaitTermination(long timeout, TimeUnit unit) {
                throw new AssertionError("it never terminates");
            }
        }

        @Override
        public PoolExecutor newPool(int workers) {
            return PoolExecutor.over(new Unstoppable(workers));
        }
    }

    @Nested
    class OverAPoolOfOurs implements PoolContract {
        @Override
        public PoolExecutor newPool(int workers) {
            return PoolExecutor.over(ThreadPoolExecutor.ofWorkers(workers).asExecutorService());
        }
    }

    @Nested
    @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "virtual threads need JDK 21")
    class OverVirtualThreads implements PoolContract {
        @Override
        public PoolExecutor newPool(int workers) {
            return PoolExecutor.over(fixedPool(workers));
        }

        private static ExecutorService fixedPool(int workers) {
            try {
                Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
                Class<?> type = Class.forName("java.lang.Thread$Builder");
                return Executors.newFixedThreadPool(
                        workers, (ThreadFactory) type.getMethod("factory").invoke(builder));
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("JDK 21 has virtual threads", e);
            }
        }
    }
}
