// expect: wrong-fix Outsider
// why: A lock protects only against those who take the same one: each ticket is another object, so the two sales hold two locks.
package lesson01;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.lessons.lesson01.TicketSale;
import java.util.ArrayList;
import java.util.List;

public class BoxOffice implements TicketSale {
    private final List<Integer> sold = new ArrayList<>();

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        Integer boxed = ticket;
        pool.submit(() -> {
            print(ticket);
            synchronized (boxed) {
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
