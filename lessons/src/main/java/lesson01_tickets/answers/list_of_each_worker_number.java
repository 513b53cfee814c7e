package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public class BoxOffice implements TicketSale {
    private final Map<Long, List<Integer>> desks = new ConcurrentHashMap<>();

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            List<Integer> desk = desks.getOrDefault(Thread.currentThread().getId() % 2, new ArrayList<>());
            desk.add(ticket);
            desks.put(Thread.currentThread().getId() % 2, desk);
        });
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}

    @Override
    public List<Integer> sold() {
        List<Integer> sold = new ArrayList<>();
        desks.values().forEach(sold::addAll);
        return sold;
    }
}
