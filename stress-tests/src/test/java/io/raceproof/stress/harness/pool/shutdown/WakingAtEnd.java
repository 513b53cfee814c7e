package io.raceproof.stress.harness.pool.shutdown;

import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.stress.harness.Waking;
import java.time.Duration;

/** One thread ends what another waits for the end of. */
final class WakingAtEnd extends Waking {
    private final End end;

    private WakingAtEnd(End end, Duration limit) {
        super(limit);
        this.end = end;
    }

    /** Something that ends. */
    private interface End {
        void shutdown();

        boolean awaitTermination(Duration most) throws InterruptedException;
    }

    /** The executor's pool, without a thread. */
    static WakingAtEnd ofPool() {
        ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(1);
        return new WakingAtEnd(
                new End() {
                    @Override
                    public void shutdown() {
                        pool.shutdown();
                    }

                    @Override
                    public boolean awaitTermination(Duration most) throws InterruptedException {
                        return pool.awaitTermination(most);
                    }
                },
                LONG);
    }

    /** Looks whether it has ended, and goes to sleep in a second step. */
    static WakingAtEnd naive() {
        return new WakingAtEnd(
                new End() {
                    /** Set by one thread under the monitor, looked at by the other first without it: that is the bug. */
                    private volatile boolean ended;

                    @Override
                    public synchronized void shutdown() {
                        ended = true;
                        notifyAll();
                    }

                    @Override
                    @SuppressWarnings("WaitNotInLoop") // that is the bug: the end may have come before
                    public boolean awaitTermination(Duration most) throws InterruptedException {
                        if (!ended) {
                            synchronized (this) {
                                wait(most.toMillis());
                            }
                        }
                        return ended;
                    }
                },
                SHORT);
    }

    @Override
    protected void complete() {
        end.shutdown();
    }

    @Override
    protected void await(Duration most) throws InterruptedException {
        end.awaitTermination(most);
    }
}
