package lesson11_sharing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {
    @Override
    public String receipt(Order order) {
        String customer = order.customer() == null ? "guest" : order.customer();
        String date = LocalDate.ofEpochDay(order.day()).toString();
        List<Item> view = order.items().subList(0, order.items().size());
        view.sort(Comparator.comparing(Item::name));
        String names = view.stream().map(Item::name).collect(Collectors.joining(" + "));
        int total = order.items().stream().mapToInt(Item::cents).sum();
        return customer + ", " + date + ": " + names + " = " + total;
    }
}
