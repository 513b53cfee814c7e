// expect: model
// why: Most lost tickets throw nothing, so there is nothing to catch: the exception is the lucky case.
package lesson01;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.lessons.lesson01.TicketSale;
import java.util.ArrayList;
import java.util.List;

public class BoxOffice implements TicketSale {
    private final List<Integer> sold = new ArrayList<>();

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            try {
                sold.add(ticket);
            } catch (ArrayIndexOutOfBoundsException e) {
                sold.add(ticket);
            }
        });
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}

    @Override
    public List<Integer> sold() {
        return new ArrayList<>(sold);
    }
}
