package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

public class BoxOffice implements TicketSale {
    private final List<Integer> sold = new CopyOnWriteArrayList<>();

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            sold.add(ticket);
        });
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}

    @Override
    public List<Integer> sold() {
        return sold;
    }
}
