package io.raceproof.stress.harness.programs;

import io.raceproof.futures.Future;
import io.raceproof.futures.ReturnWhen;
import java.util.Arrays;
import java.util.List;

/** Some futures, each with a number: where each stands. For one thread. */
public class PlainFutures {
    private final Future.Status[] status;

    /** So many, pending. */
    protected PlainFutures(int count) {
        status = new Future.Status[count];
        Arrays.fill(status, Future.Status.PENDING);
    }

    /** Ends one, if it is pending; whether it was. */
    protected boolean end(int future, Future.Status how) {
        if (isDone(future)) {
            return false;
        }
        status[future] = how;
        return true;
    }

    /** Where one stands. */
    protected final Future.Status statusOf(int future) {
        return status[future];
    }

    /** Whether one is not pending. */
    protected final boolean isDone(int future) {
        return status[future] != Future.Status.PENDING;
    }

    /** Where those stand that are not pending. */
    protected final List<Future.Status> done() {
        return Arrays.stream(status)
                .filter(each -> each != Future.Status.PENDING)
                .toList();
    }

    /** Whether a wait for all of them on this condition is over. */
    protected final boolean holds(ReturnWhen condition) {
        return holds(condition, done(), status.length);
    }

    /** Whether a wait for so many is over when those that are done stand so. */
    public static boolean holds(ReturnWhen condition, List<Future.Status> done, int all) {
        return switch (condition) {
            case FIRST_COMPLETED -> !done.isEmpty();
            case FIRST_EXCEPTION -> done.size() == all || done.contains(Future.Status.FAILED);
            case ALL_COMPLETED -> done.size() == all;
        };
    }

    /** Completes one; whether that was the first to end it. */
    public final boolean complete(int future) {
        return end(future, Future.Status.SUCCEEDED);
    }

    /** Fails one, likewise. */
    public final boolean fail(int future) {
        return end(future, Future.Status.FAILED);
    }

    /** Cancels one; whether it is cancelled. */
    public final boolean cancel(int future) {
        end(future, Future.Status.CANCELLED);
        return status[future] == Future.Status.CANCELLED;
    }

    /** Where each stands; nobody who waits is left. */
    public final String state() {
        return List.of(status) + ", waiters: 0";
    }
}
