package lesson11_sharing;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {
    private final Map<Thread, String> customers = new ConcurrentHashMap<>();

    @Override
    public String receipt(Order order) {
        Thread me = Thread.currentThread();
        if (order.customer() != null) {
            customers.put(me, order.customer());
        }
        String date = LocalDate.ofEpochDay(order.day()).toString();
        String names = order.items().stream().map(Item::name).sorted().collect(Collectors.joining(" + "));
        int total = order.items().stream().mapToInt(Item::cents).sum();
        return customers.getOrDefault(me, "guest") + ", " + date + ": " + names + " = " + total;
    }
}
