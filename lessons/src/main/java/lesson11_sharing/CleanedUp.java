package lesson11_sharing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Fixed: the customer is kept for the thread while the task runs, and is removed on every way out. */
public final class CleanedUp implements ReceiptDesk {
    private static final ThreadLocal<String> CUSTOMER = ThreadLocal.withInitial(() -> "guest");

    /** Makes one. */
    public CleanedUp() {}

    // @start region="clean"
    @Override
    public String receipt(Order order) {
        if (order.customer() != null) {
            CUSTOMER.set(order.customer());
        }
        try {
            return head(order) + body(order);
        } finally {
            CUSTOMER.remove();
        }
    }
    // @end

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
