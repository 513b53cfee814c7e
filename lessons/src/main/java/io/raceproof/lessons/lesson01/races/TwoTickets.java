package io.raceproof.lessons.lesson01.races;

import io.raceproof.lessons.kit.ActorPool;
import io.raceproof.lessons.lesson01.TicketSale;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Two tickets, sold by two workers; the same for every version of the sale and for both tools. */
public final class TwoTickets {
    private final TicketSale sale;
    private final ActorPool pool = new ActorPool();

    /** Submits the two tasks. */
    public TwoTickets(TicketSale sale) {
        this.sale = sale;
        sale.sell(pool, 1);
        sale.sell(pool, 2);
    }

    /** What the first worker does. */
    public void left() {
        pool.run(0);
    }

    /** What the second worker does. */
    public void right() {
        pool.run(1);
    }

    /** What became of the tickets, after both. */
    public String outcome() {
        Throwable failure = failure();
        return failure != null ? failure.getClass().getSimpleName() : nameOf(sale.sold());
    }

    /** The list, after both. */
    public List<Integer> list() {
        return sale.sold();
    }

    private @Nullable Throwable failure() {
        Throwable left = pool.failure(0);
        return left != null ? left : pool.failure(1);
    }

    private static String nameOf(List<@Nullable Integer> sold) {
        if (sold.stream().anyMatch(Objects::isNull)) { // not contains(null): a List.of refuses the question
            return "a hole";
        }
        return switch (sold.size()) {
            case 2 -> new TreeSet<>(sold).equals(new TreeSet<>(List.of(1, 2))) ? "both" : "wrong tickets";
            case 1 -> "one lost";
            default -> sold.size() + " tickets";
        };
    }
}
