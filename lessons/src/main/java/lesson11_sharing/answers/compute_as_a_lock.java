package lesson11_sharing;

import java.time.LocalDate;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {
    private final ConcurrentHashMap<String, String> receipts = new ConcurrentHashMap<>();

    @Override
    public String receipt(Order order) {
        String customer = order.customer() == null ? "guest" : order.customer();
        String date = LocalDate.ofEpochDay(order.day()).toString();
        return receipts.compute(customer, (name, before) -> {
            String names = order.items().stream().map(Item::name).sorted().collect(Collectors.joining(" + "));
            int total = order.items().stream().mapToInt(Item::cents).sum();
            return customer + ", " + date + ": " + names + " = " + total;
        });
    }
}
