package lesson08_deadlock;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

public class CityBank implements Bank, Bank.Count {
    private final Object[][] locks = new Object[3][3];
    private final int[] balances = {100, 100, 100};

    public CityBank() {
        for (Object[] ofPayer : locks) {
            Arrays.setAll(ofPayer, i -> new Object());
        }
    }

    @Override
    public boolean transfer(int from, int to, int amount) {
        boolean moved = lockedMove(from, to, amount);
        if (moved) {
            booked(from, to, amount);
        }
        return moved;
    }

    private boolean lockedMove(int from, int to, int amount) {
        synchronized (locks[from][to]) {
            return move(from, to, amount);
        }
    }

    private boolean move(int from, int to, int amount) {
        if (balances[from] < amount) {
            return false;
        }
        balances[from] -= amount;
        balances[to] += amount;
        return true;
    }

    /** Tells the customers; others override it. It may take long, and may have other threads use this bank. */
    protected void booked(int from, int to, int amount) {}

    @Override
    public List<Integer> balances() {
        synchronized (locks) {
            return List.of(balances[0], balances[1], balances[2]);
        }
    }

    @Override
    public int total(PoolExecutor pool, Branch branch) {
        List<Branch> all = new ArrayList<>(List.of(branch));
        for (int i = 0; i < all.size(); i++) {
            all.addAll(all.get(i).branches());
        }
        int sum = 0;
        for (int cash : pool.map(one -> count(one), all)) {
            sum += cash;
        }
        return sum;
    }

    /** Counts the cash of one branch, which takes its time. Two branches may be counted at the same time. */
    protected int count(Branch branch) {
        return branch.cash();
    }
}
