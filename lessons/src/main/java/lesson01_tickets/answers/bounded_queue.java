package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;

public class BoxOffice implements TicketSale {
    private final ArrayBlockingQueue<Integer> sold = new ArrayBlockingQueue<>(256);

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            sold.offer(ticket);
        });
    }

    /** Takes its time. */
    protected void print(int ticket) {}

    @Override
    public List<Integer> sold() {
        return new ArrayList<>(sold);
    }
}
