package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.List;

/** A box office: each ticket is sold by a task of a pool, and in the end every ticket must be in the list of sold ones. */
public interface TicketSale {
    /** Has the pool sell one ticket. One that the pool refuses is not sold. */
    void sell(PoolExecutor pool, int ticket);

    /** The tickets that were sold, in any order. Called when the pool is closed, and perhaps more than once. */
    List<Integer> sold();
}
