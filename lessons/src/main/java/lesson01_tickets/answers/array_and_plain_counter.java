package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

public class BoxOffice implements TicketSale {
    private final AtomicIntegerArray places = new AtomicIntegerArray(10_000);
    private volatile int next;

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            places.set(next++, ticket);
        });
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}

    @Override
    public List<Integer> sold() {
        return IntStream.range(0, next).mapToObj(places::get).toList();
    }
}
