package io.raceproof.benchmark;

import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.concurrent.ExecutorService;

/** Guava's listening decorator. */
final class GuavaPool extends ServicePool {
    private final ListeningExecutorService service;

    GuavaPool(ExecutorService service) {
        this(MoreExecutors.listeningDecorator(service));
    }

    private GuavaPool(ListeningExecutorService service) {
        super(service);
        this.service = service;
    }

    @Override
    public void submitWithCallback(int tasks, Runnable onDone) {
        for (int i = 0; i < tasks; i++) {
            service.submit(Submissions.EMPTY).addListener(onDone, MoreExecutors.directExecutor());
        }
    }
}
