package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

public class BoxOffice implements TicketSale {
    private final BlockingQueue<Integer> sold = new LinkedBlockingQueue<>();

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            sold.add(ticket);
        });
    }

    /** Takes its time. */
    protected void print(int ticket) {}

    @Override
    public List<Integer> sold() {
        List<Integer> tickets = new ArrayList<>();
        sold.drainTo(tickets);
        return tickets;
    }
}
