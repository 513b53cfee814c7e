package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;

/** Fixed with a lock: one task at a time changes the list. */
public final class LockedSale implements TicketSale {
    // @start region="lock"
    private final Object lock = new Object();
    private final List<Integer> sold = new ArrayList<>();

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            synchronized (lock) {
                sold.add(ticket);
            }
        });
    }
    // @end

    @Override
    public List<Integer> sold() {
        synchronized (lock) {
            return new ArrayList<>(sold);
        }
    }
}
