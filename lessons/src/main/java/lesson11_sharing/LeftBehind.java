package lesson11_sharing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Broken: the customer is kept for the thread, and stays there for the next task that the thread runs. */
public final class LeftBehind implements ReceiptDesk {
    // @start region="leak"
    private static final ThreadLocal<String> CUSTOMER = ThreadLocal.withInitial(() -> "guest");

    @Override
    public String receipt(Order order) {
        if (order.customer() != null) {
            CUSTOMER.set(order.customer());
        }
        return head(order) + body(order);
    }
    // @end

    /** Makes one. */
    public LeftBehind() {}

    private static String head(Order order) {
        return CUSTOMER.get() + ", " + LocalDate.ofEpochDay(order.day()) + ": ";
    }

    private static String body(Order order) {
        String names = order.items().stream()
                .sorted(Comparator.comparing(Item::name))
                .map(Item::name)
                .collect(Collectors.joining(" + "));
        return names + " = " + order.items().stream().mapToInt(Item::cents).sum();
    }
}
