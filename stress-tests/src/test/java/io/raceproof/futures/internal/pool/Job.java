package io.raceproof.futures.internal.pool;

import io.raceproof.futures.internal.future.AbstractFuture;
import java.util.concurrent.Callable;

/** A future without a pool. */
final class Job extends AbstractFuture<String> {
    /** Its task does nothing. */
    Job() {
        this(() -> "done");
    }

    Job(Callable<String> task) {
        super(task, null);
    }
}
