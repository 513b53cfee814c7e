package io.raceproof.futures.internal.remote;

import io.raceproof.futures.internal.jvm.HandThreads;
import io.raceproof.stress.harness.EndlessService;

/**
 * Calls of a service that is done with each at once. Their watcher has no thread, and leaves as soon as nothing is under way: whoever
 * calls {@link #watch} is the watcher until then. Thread-safe.
 */
public final class HandCalls {
    private final HandThreads threads = new HandThreads((work, name) -> name.equals("remote-watcher"));
    private final RemoteCalls calls;

    /** Without calls. */
    public HandCalls(Failures failures) {
        calls = new RemoteCalls(new AtOnce(), 0, failures, threads, 0);
    }

    /** The pool's. */
    public RemoteCalls calls() {
        return calls;
    }

    /** Watches, where a watcher was called for, until it leaves. */
    public void watch() {
        threads.take().forEach(Runnable::run);
    }

    /** Runs each task in the thread that submits it. Stateless: nobody shuts it down. */
    private static final class AtOnce extends EndlessService {
        @Override
        public void execute(Runnable task) {
            task.run();
        }
    }
}
