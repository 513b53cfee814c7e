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
            String names = order.items().stream().map(Item::name).sorted().collect(Collectors.joining(" + "));
            String text = CUSTOMER.get() + ", " + LocalDate.ofEpochDay(order.day()) + ": " + names + " = " + total;
            CUSTOMER.remove();
            return text;
        } catch (RuntimeException till) {
            CUSTOMER.remove();
            throw till;
        }
    }
}
