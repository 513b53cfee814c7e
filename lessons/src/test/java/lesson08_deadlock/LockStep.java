package lesson08_deadlock;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Two threads take two locks in opposite order, let go of the first when they do not get the second, and try again: in lock
 * step, as a barrier has them do here, they run forever and get nowhere.
 */
final class LockStep {
    private final ReentrantLock[] locks = {new ReentrantLock(), new ReentrantLock()};
    private final CyclicBarrier step = new CyclicBarrier(2);
    private final AtomicInteger transfers = new AtomicInteger();

    private LockStep() {}

    /** How many transfers two threads manage in so many attempts each. */
    static int transfersIn(int attempts) throws InterruptedException {
        LockStep bank = new LockStep();
        Thread other = new Thread(() -> bank.attempts(1, 0, attempts));
        other.start();
        bank.attempts(0, 1, attempts);
        other.join();
        return bank.transfers.get();
    }

    private void attempts(int from, int to, int attempts) {
        for (int attempt = 0; attempt < attempts; attempt++) {
            locks[from].lock();
            try {
                await();
                if (locks[to].tryLock()) {
                    locks[to].unlock();
                    transfers.incrementAndGet();
                }
                await();
            } finally {
                locks[from].unlock();
            }
        }
    }

    private void await() {
        try {
            step.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException("the two threads are never interrupted", e);
        }
    }
}
