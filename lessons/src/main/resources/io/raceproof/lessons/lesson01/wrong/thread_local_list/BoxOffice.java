// expect: contract
// why: A list for each thread cannot be damaged, but somebody must still collect the lists: sold() sees only the one of its own thread.
package lesson01;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.lessons.lesson01.TicketSale;
import java.util.ArrayList;
import java.util.List;

public class BoxOffice implements TicketSale {
    private final ThreadLocal<List<Integer>> sold = ThreadLocal.withInitial(ArrayList::new);

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            sold.get().add(ticket);
        });
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}

    @Override
    public List<Integer> sold() {
        return sold.get();
    }
}
