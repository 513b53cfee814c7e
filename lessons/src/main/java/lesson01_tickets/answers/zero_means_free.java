package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

public class BoxOffice implements TicketSale {
    private final AtomicInteger count = new AtomicInteger();
    private volatile AtomicIntegerArray places = new AtomicIntegerArray(1 << 16);

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            places.set(count.getAndIncrement(), ticket);
        });
    }

    /** Takes its time. */
    protected void print(int ticket) {}

    @Override
    public List<Integer> sold() {
        return IntStream.range(0, places.length())
                .map(places::get)
                .filter(ticket -> ticket != 0)
                .boxed()
                .toList();
    }
}
