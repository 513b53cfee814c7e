package io.raceproof.stress.harness.future.several;

import io.raceproof.futures.Future;
import io.raceproof.futures.Promise;
import io.raceproof.stress.harness.Waking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One thread completes two futures, another waits for both. */
final class WakingOfTwo extends Waking {
    /** Some way to wait for several futures. */
    @FunctionalInterface
    interface Wait {
        /** Returns those that are done, in the order in which they came. */
        List<Future<?>> done(List<Future<?>> futures, Duration most) throws Exception;
    }

    private final Promise<String> a = new Promise<>();
    private final Promise<String> b = new Promise<>();
    private final Wait wait;
    private List<Future<?>> done = List.of();

    WakingOfTwo(Wait wait, Duration limit) {
        super(limit);
        this.wait = wait;
    }

    @Override
    protected void
            complete() { // the last one first: the waiter then registers with one that is done and one that is not
        b.complete("b");
        a.complete("a");
    }

    @Override
    protected void await(Duration most) throws Exception {
        done = new ArrayList<>(wait.done(List.of(a.future(), b.future()), most));
    }

    @Override
    protected String complaint() {
        if (done.size() > 2) {
            return "one came twice";
        }
        return done.size() == 2 && Set.copyOf(done).equals(Set.of(a.future(), b.future())) ? "" : "one is missing";
    }
}
