package lesson11_sharing;

import java.time.LocalDate;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {
    private volatile long lastDay;
    private volatile String lastDate = "1970-01-01";

    @Override
    public String receipt(Order order) {
        String customer = order.customer() == null ? "guest" : order.customer();
        if (order.day() != lastDay) {
            lastDay = order.day();
            lastDate = LocalDate.ofEpochDay(order.day()).toString();
        }
        String date = lastDate;
        String names = order.items().stream().map(Item::name).sorted().collect(Collectors.joining(" + "));
        int total = order.items().stream().mapToInt(Item::cents).sum();
        return customer + ", " + date + ": " + names + " = " + total;
    }
}
