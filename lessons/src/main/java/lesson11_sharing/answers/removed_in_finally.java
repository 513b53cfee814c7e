package lesson11_sharing;

import java.time.LocalDate;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {
    private static final ThreadLocal<String> CUSTOMER = ThreadLocal.withInitial(() -> "guest");

    @Override
    public String receipt(Order order) {
        if (order.customer() != null) {
            CUSTOMER.set(order.customer());
        }
        try {
            int total = order.items().stream().mapToInt(Item::cents).sum();
            return head(order) + names(order) + " = " + total;
        } finally {
            CUSTOMER.remove();
        }
    }

    private static String head(Order order) {
        return CUSTOMER.get() + ", " + LocalDate.ofEpochDay(order.day()) + ": ";
    }

    private static String names(Order order) {
        return order.items().stream().map(Item::name).sorted().collect(Collectors.joining(" + "));
    }
}
