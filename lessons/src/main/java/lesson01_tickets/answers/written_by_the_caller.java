package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

public class BoxOffice implements TicketSale {
    private final List<Integer> sold = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        sold.add(ticket);
        pool.submit(() -> print(ticket));
    }

    /** Takes its time. */
    protected void print(int ticket) {}

    @Override
    public List<Integer> sold() {
        return sold;
    }
}
