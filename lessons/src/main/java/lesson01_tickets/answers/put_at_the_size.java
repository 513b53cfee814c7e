package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

public class BoxOffice implements TicketSale {
    private final ConcurrentHashMap<Integer, Integer> sold = new ConcurrentHashMap<>();

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            sold.put(sold.size(), ticket);
        });
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}

    @Override
    public List<Integer> sold() {
        return new ArrayList<>(sold.values());
    }
}
