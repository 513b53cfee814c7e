package lesson11_sharing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {
    @Override
    public String receipt(Order order) {
        String customer = order.customer() == null ? "guest" : order.customer();
        String date = LocalDate.ofEpochDay(order.day()).toString();
        return order.items().stream()
                .sorted(Comparator.comparing(Item::name))
                .collect(Collectors.teeing(
                        Collectors.mapping(Item::name, Collectors.joining(" + ")),
                        Collectors.summingInt(Item::cents),
                        (names, total) -> customer + ", " + date + ": " + names + " = " + total));
    }
}
