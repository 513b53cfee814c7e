package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

public class BoxOffice implements TicketSale {
    private final Queue<Integer> sold = new ConcurrentLinkedQueue<>();

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
        return List.copyOf(sold);
    }
}
