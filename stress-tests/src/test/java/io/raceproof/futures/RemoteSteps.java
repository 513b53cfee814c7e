package io.raceproof.futures;

import io.raceproof.futures.internal.park.Deadline;
import io.raceproof.futures.internal.remote.HandCalls;
import io.raceproof.futures.internal.remote.RemoteCall;
import io.raceproof.futures.internal.remote.RemoteCalls;
import io.raceproof.stress.preempted.WatcherPrograms;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/** Remote calls whose watcher has no thread, over a service that is done at once. */
public final class RemoteSteps implements WatcherPrograms.Calls {
    private static final long A_WHILE = 1_000_000;

    private final HandCalls hand = new HandCalls(RemoteFailures.INSTANCE);

    /** Guarded by itself. */
    private final List<Future<String>> accepted = new ArrayList<>();

    @Override
    public boolean submit() {
        RemoteCalls calls = hand.calls();
        RemoteCall<String, Future<String>> call =
                new RemoteCall<>(calls, (Task<String>) () -> "done", null, made -> new Future<>(made, null));
        try {
            calls.submit(call);
        } catch (RejectedExecutionException e) {
            return false;
        }
        synchronized (accepted) {
            accepted.add(call.future());
        }
        return true;
    }

    @Override
    public void watch() {
        hand.watch();
    }

    @Override
    public void close() {
        hand.calls().close();
    }

    @Override
    public String state() throws InterruptedException {
        hand.watch();
        close();
        boolean ended = hand.calls().awaitTermination(Deadline.afterNanos(A_WHILE));
        return WatcherPrograms.stateOf(
                accepted.stream().filter(future -> !future.isDone()).count(), ended, hand.hasOneWatcher());
    }
}
