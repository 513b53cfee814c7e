package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

public class BoxOffice implements TicketSale {
    private final AtomicReference<List<Integer>> sold = new AtomicReference<>(List.of());

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            sold.updateAndGet(old -> with(old, ticket));
        });
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}

    @Override
    public List<Integer> sold() {
        return sold.get();
    }

    private static List<Integer> with(List<Integer> old, int ticket) {
        List<Integer> longer = new ArrayList<>(old);
        longer.add(ticket);
        return List.copyOf(longer);
    }
}
