package lesson11_sharing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes receipts. Many tasks use one desk at the same time. */
public interface ReceiptDesk {
    /**
     * The receipt of an order: who, when, what, how much. The items stand in alphabetical order, a guest has no name:
     * {@code "Ada, 2026-03-01: cake + tea = 750"}, {@code "guest, 2026-03-02: milk = 120"}. Nobody is given a receipt without a
     * price: what the till throws comes out of here.
     */
    String receipt(Order order);

    /**
     * What was ordered.
     *
     * @param customer the name, or null for a guest
     * @param day the number of the day, counted from 1970-01-01, in UTC
     * @param items the list belongs to the caller, and other tasks may read it at the same time; it may be empty, and costs 0
     *     then
     */
    record Order(@Nullable String customer, long day, List<Item> items) {}

    /** Something to buy. */
    interface Item {
        /** What it is called. */
        String name();

        /** What it costs. Asks the till, which takes a while and may fail. */
        int cents();
    }
}
