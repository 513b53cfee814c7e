package lesson08_deadlock;

import java.util.List;

/** Broken: two transfers in opposite directions take the same two locks in opposite order. */
public final class NestedLocks implements Bank {
    // @start region="nested"
    private final Object[] locks = {new Object(), new Object(), new Object()};
    private final int[] balances = {100, 100, 100};

    @Override
    public boolean transfer(int from, int to, int amount) {
        synchronized (locks[from]) {
            synchronized (locks[to]) {
                return move(from, to, amount);
            }
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
        synchronized (locks[0]) {
            synchronized (locks[1]) {
                synchronized (locks[2]) {
                    return List.of(balances[0], balances[1], balances[2]);
                }
            }
        }
    }
}
