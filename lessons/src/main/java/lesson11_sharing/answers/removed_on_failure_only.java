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
            String date = LocalDate.ofEpochDay(order.day()).toString();
            String names = order.items().stream().map(Item::name).sorted().collect(Collectors.joining(" + "));
            int total = order.items().stream().mapToInt(Item::cents).sum();
            return CUSTOMER.get() + ", " + date + ": " + names + " = " + total;
        } catch (RuntimeException failed) {
            CUSTOMER.remove();
            throw failed;
        }
    }
}
