package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;

public class BoxOffice implements TicketSale {
    private final List<Integer> sold = new ArrayList<>();

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            synchronized (pool) {
                sold.add(ticket);
            }
        });
    }

    /** Takes its time. */
    protected void print(int ticket) {}

    @Override
    public List<Integer> sold() {
        return List.copyOf(sold);
    }
}
