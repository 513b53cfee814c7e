package lesson11_sharing;

import java.time.LocalDate;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {
    private volatile int total;

    @Override
    public String receipt(Order order) {
        String who = order.customer() == null ? "guest" : order.customer();
        String day = LocalDate.ofEpochDay(order.day()).toString();
        String names = order.items().stream().map(Item::name).sorted().collect(Collectors.joining(" + "));
        total = 0;
        order.items().forEach(item -> total += item.cents());
        return who + ", " + day + ": " + names + " = " + total;
    }
}
