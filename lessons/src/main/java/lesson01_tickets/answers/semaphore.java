package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

public class BoxOffice implements TicketSale {
    private final Semaphore turn = new Semaphore(1);
    private final List<Integer> sold = new ArrayList<>();

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            turn.acquireUninterruptibly();
            try {
                sold.add(ticket);
            } finally {
                turn.release();
            }
        });
    }

    @Override
    public List<Integer> sold() {
        turn.acquireUninterruptibly();
        try {
            return new ArrayList<>(sold);
        } finally {
            turn.release();
        }
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}
}
