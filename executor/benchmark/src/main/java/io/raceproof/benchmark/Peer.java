package io.raceproof.benchmark;

import io.raceproof.futures.ThreadPoolExecutor;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.threads.EnhancedQueueExecutor;

/** The pools that are measured, and the floors beside them. */
public enum Peer {
    /** {@link ThreadPoolExecutor} of this project. */
    OURS("ours") {
        @Override
        Pool open(int workers) {
            return new OurPool(ThreadPoolExecutor.ofWorkers(workers));
        }
    },
    /** The JDK's ThreadPoolExecutor with a LinkedBlockingQueue. */
    JDK("JDK pool") {
        @Override
        Pool open(int workers) {
            return new ServicePool(jdkPool(workers));
        }
    },
    /** ForkJoinPool in async mode: first in, first out. */
    FORK_JOIN("ForkJoin") {
        @Override
        Pool open(int workers) {
            return new ServicePool(
                    new ForkJoinPool(workers, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, true));
        }
    },
    /** A virtual thread for each task, whatever the number of workers; JDK 21 and newer. */
    VIRTUAL("virtual") {
        @Override
        Pool open(int workers) {
            return new ServicePool(virtualThreads());
        }
    },
    /** JBoss EnhancedQueueExecutor. */
    JBOSS("JBoss EQE") {
        @Override
        Pool open(int workers) {
            return new ServicePool(new EnhancedQueueExecutor.Builder()
                    .setCorePoolSize(workers)
                    .setMaximumPoolSize(workers)
                    .setRegisterMBean(false)
                    .build());
        }
    },
    /** Guava's listening decorator over the JDK's pool: for callbacks. */
    GUAVA("Guava") {
        @Override
        Pool open(int workers) {
            return new GuavaPool(jdkPool(workers));
        }
    },
    /** A floor: one thread that is handed each task. */
    HAND_OVER("hand-over") {
        @Override
        Pool open(int workers) {
            return new HandOver();
        }
    },
    /** A floor: threads to which the tasks are dealt out, without a queue that they share. */
    BARE_THREADS("bare threads") {
        @Override
        Pool open(int workers) {
            return new BareThreads(workers);
        }
    },
    /** A floor: no pool at all. */
    INLINE("inline") {
        @Override
        Pool open(int workers) {
            return new InlinePool();
        }
    };

    private final String label;

    Peer(String label) {
        this.label = label;
    }

    /** Opens it, without any task. */
    abstract Pool open(int workers);

    /** Its name for people. */
    String label() {
        return label;
    }

    /** The names of the pools that ours is measured against, in their order; floors are not among them. */
    static List<String> pools() {
        return EnumSet.range(JDK, GUAVA).stream().map(Peer::label).toList();
    }

    /** Whether this JDK has it. */
    boolean isAvailable() {
        return this != VIRTUAL || Runtime.version().feature() >= 21;
    }

    private static ExecutorService jdkPool(int workers) {
        return new java.util.concurrent.ThreadPoolExecutor(
                workers, workers, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    }

    /** By reflection, as the sources are compiled for JDK 17. */
    private static ExecutorService virtualThreads() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new UnsupportedOperationException("virtual threads need JDK 21 or newer", e);
        }
    }
}
