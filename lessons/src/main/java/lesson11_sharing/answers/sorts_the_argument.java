package lesson11_sharing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {
    @Override
    public String receipt(Order order) {
        String customer = order.customer() == null ? "guest" : order.customer();
        String date = LocalDate.ofEpochDay(order.day()).toString();
        order.items().sort(Comparator.comparing(Item::name));
        String names = order.items().stream().map(Item::name).collect(Collectors.joining(" + "));
        int total = order.items().stream().mapToInt(Item::cents).sum();
        return customer + ", " + date + ": " + names + " = " + total;
    }
}
