package lesson11_sharing;

import java.time.LocalDate;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {
    @Override
    public String receipt(Order order) {
        String customer = order.customer() == null ? "guest" : order.customer();
        String date = LocalDate.ofEpochDay(order.day()).toString();
        String names = order.items().stream().map(Item::name).sorted().collect(Collectors.joining(" + "));
        int total = order.items().stream().map(Item::cents).reduce(Integer::sum).orElseThrow();
        return customer + ", " + date + ": " + names + " = " + total;
    }
}
