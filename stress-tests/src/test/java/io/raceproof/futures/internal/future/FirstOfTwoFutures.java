package io.raceproof.futures.internal.future;

import io.raceproof.futures.Promise;
import io.raceproof.futures.internal.park.Deadline;
import io.raceproof.stress.harness.future.several.FirstOfTwo;

/** The {@link Countdown} of a wait for the first of two futures. */
public final class FirstOfTwoFutures implements FirstOfTwo {
    private final Promise<String> a = new Promise<>();
    private final Promise<String> b = new Promise<>();
    private final Countdown countdown = new Countdown(1, false);

    /** Registers with both; the calling thread is the one that waits. */
    public FirstOfTwoFutures() {
        register(a.future());
        register(b.future());
    }

    private void register(AbstractFuture<?> future) {
        future.register(countdown.new Registration(future));
    }

    @Override
    public void complete() {
        a.complete("a");
    }

    @Override
    public void cancel() {
        b.future().cancel();
    }

    @Override
    public void sleep() {
        countdown.parker.park(Deadline.NEVER);
    }
}
