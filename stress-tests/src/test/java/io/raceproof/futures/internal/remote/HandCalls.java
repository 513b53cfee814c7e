package io.raceproof.futures.internal.remote;

import io.raceproof.futures.internal.jvm.HandThreads;
import io.raceproof.stress.harness.EndlessService;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Calls of a service that is done with each at once. Their watcher has no thread, and leaves as soon as nothing is under way: the thread
 * that calls {@link #watch} is the watcher until then. Thread-safe.
 */
public final class HandCalls {
    private static final VarHandle WATCHER;
    private static final VarHandle LOCK;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(RemoteCalls.class, MethodHandles.lookup());
            WATCHER = lookup.findVarHandle(RemoteCalls.class, "watcher", Thread.class);
            LOCK = lookup.findVarHandle(RemoteCalls.class, "lock", ReentrantLock.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final HandThreads threads = new HandThreads((work, name) -> name.equals("remote-watcher"));
    private final RemoteCalls calls;
    private final ReentrantLock lock;

    /** Whether somebody looked for what has come back who was not the watcher any more. */
    private volatile boolean strayed;

    /** Without calls. */
    public HandCalls(Failures failures) {
        calls = new RemoteCalls(new AtOnce(), 0, failures, threads, 0);
        lock = (ReentrantLock) LOCK.get(calls);
    }

    /** The pool's. */
    public RemoteCalls calls() {
        return calls;
    }

    /** Watches, where a watcher was called for, until it leaves. */
    public void watch() {
        List<Runnable> called;
        lock.lock(); // the thread that calls for it lets go of this when it has given it the role
        try {
            called = threads.take();
        } finally {
            lock.unlock();
        }
        called.forEach(Runnable::run);
    }

    /** Whether all who looked for what has come back had the role of the watcher: else there may be two at a time. */
    public boolean hasOneWatcher() {
        return !strayed;
    }

    /** Runs each task in the thread that submits it. Nobody shuts it down. */
    private final class AtOnce extends EndlessService {
        /** The watcher asks each time before it looks. */
        @Override
        public boolean isTerminated() {
            if ((Thread) WATCHER.getVolatile(calls) == null) {
                strayed = true;
            }
            return false;
        }

        @Override
        public void execute(Runnable task) {
            task.run();
        }
    }
}
