package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;

/** Broken: the tasks of a pool share a list that nobody protects. */
public final class UnprotectedSale implements TicketSale {
    // @start region="race"
    private final List<Integer> sold = new ArrayList<>();

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            sold.add(ticket);
        });
    }
    // @end

    @Override
    public List<Integer> sold() {
        return sold;
    }
}
