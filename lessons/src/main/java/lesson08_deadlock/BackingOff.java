package lesson08_deadlock;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Fixed: who does not get the second lock lets go of the first, and tries again after a random pause. */
public final class BackingOff implements Bank {
    private final ReentrantLock[] locks = {new ReentrantLock(), new ReentrantLock(), new ReentrantLock()};
    private final int[] balances = {100, 100, 100};

    // @start region="back off"
    @Override
    public boolean transfer(int from, int to, int amount) {
        while (true) {
            if (locks[from].tryLock()) {
                try {
                    if (locks[to].tryLock()) {
                        try {
                            return move(from, to, amount);
                        } finally {
                            locks[to].unlock();
                        }
                    }
                } finally {
                    locks[from].unlock();
                }
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(1, 10_000));
        }
    }
    // @end

    private boolean move(int from, int to, int amount) {
        if (balances[from] < amount) {
            return false;
        }
        balances[from] -= amount;
        balances[to] += amount;
        return true;
    }

    @Override
    public List<Integer> balances() {
        locks[0].lock();
        locks[1].lock();
        locks[2].lock();
        try {
            return List.of(balances[0], balances[1], balances[2]);
        } finally {
            locks[2].unlock();
            locks[1].unlock();
            locks[0].unlock();
        }
    }
}
