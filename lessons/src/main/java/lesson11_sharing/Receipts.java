package lesson11_sharing;

import java.text.SimpleDateFormat;
import java.util.Comparator;
import java.util.Date;
import java.util.TimeZone;
import java.util.stream.Collectors;

/** Writes receipts. Let the tasks share nothing that changes; add no lock. */
@SuppressWarnings("JavaUtilDate") // the old classes are what this lesson is about
public class Receipts implements ReceiptDesk {
    private static final ThreadLocal<String> CUSTOMER = ThreadLocal.withInitial(() -> "guest");

    private final SimpleDateFormat format = new SimpleDateFormat("yyyy-MM-dd");
    private int total;

    public Receipts() {
        format.setTimeZone(TimeZone.getTimeZone("UTC"));
    }

    @Override
    public String receipt(Order order) {
        if (order.customer() != null) {
            CUSTOMER.set(order.customer());
        }
        order.items().sort(Comparator.comparing(Item::name));
        total = 0;
        order.items().parallelStream().forEach(item -> total += item.cents());
        return head(order) + names(order) + " = " + total;
    }

    private String head(Order order) {
        return CUSTOMER.get() + ", " + format.format(new Date(order.day() * 86_400_000)) + ": ";
    }

    private static String names(Order order) {
        return order.items().stream().map(Item::name).collect(Collectors.joining(" + "));
    }
}
