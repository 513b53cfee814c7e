// why: An immutable list is replaced by compare-and-set, which tries again when another task was faster; the cost is a copy for each try.
package lesson01;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.lessons.lesson01.TicketSale;
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
