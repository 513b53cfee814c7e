package lesson01_tickets;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;

public class BoxOffice implements TicketSale {
    // touched only by the thread that sells
    private final List<Future<Integer>> sales = new ArrayList<>();

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        sales.add(pool.submit(() -> {
            print(ticket);
            return ticket;
        }));
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}

    @Override
    public List<Integer> sold() {
        return sales.stream().map(Future::join).toList();
    }
}
