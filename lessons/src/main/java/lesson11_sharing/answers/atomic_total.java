package lesson11_sharing;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {
    private final AtomicInteger total = new AtomicInteger();

    @Override
    public String receipt(Order order) {
        String customer = order.customer() == null ? "guest" : order.customer();
        String date = LocalDate.ofEpochDay(order.day()).toString();
        String names = order.items().stream().map(Item::name).sorted().collect(Collectors.joining(" + "));
        total.set(0);
        order.items().forEach(item -> total.addAndGet(item.cents()));
        return customer + ", " + date + ": " + names + " = " + total.get();
    }
}
