package io.raceproof.lessons.grading;

import io.raceproof.lessons.kit.CallReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks into class files for calls that start threads. The model checker knows the threads of its scenario; one that an answer
 * starts and does not wait for looks to it like a hang.
 */
final class OwnThreads {
    /** Beginnings of "class.method". */
    private static final List<String> STARTING = List.of(
            "java/lang/Thread.<init>",
            "java/lang/Thread.start",
            "java/lang/Thread.of",
            "java/lang/Thread$Builder",
            "java/util/Timer.",
            "java/util/concurrent/Executors.",
            "java/util/concurrent/ThreadPoolExecutor.",
            "java/util/concurrent/ScheduledThreadPoolExecutor.",
            "java/util/concurrent/ForkJoin",
            "java/util/concurrent/CompletableFuture.",
            "java/util/concurrent/StructuredTaskScope",
            "io/raceproof/futures/ThreadPoolExecutor.",
            "io/raceproof/futures/ProcessPoolExecutor.");

    private OwnThreads() {}

    /** Whether classes below this folder start threads, as far as one sees. */
    static boolean isIn(Path classes) throws IOException {
        AtomicBoolean found = new AtomicBoolean();
        new CallReader() {
            @Override
            protected void call(String owner, String method, String descriptor, int line) {
                if (starts(owner, method)) {
                    found.set(true);
                }
            }
        }.readBelow(classes);
        return found.get();
    }

    private static boolean starts(String owner, String method) {
        return method.equals("parallelStream")
                || method.equals("parallel")
                || STARTING.stream().anyMatch((owner + "." + method)::startsWith);
    }
}
