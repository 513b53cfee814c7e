package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.List;

/** A box office: each ticket is sold by a task of a pool, and in the end every ticket must be in the list of sold ones. */
public interface TicketSale {
    /** Has the pool sell one ticket. */
    void sell(PoolExecutor pool, int ticket);

    /** The tickets that were sold, in any order. Called when the pool is closed. */
    List<Integer> sold();
}
