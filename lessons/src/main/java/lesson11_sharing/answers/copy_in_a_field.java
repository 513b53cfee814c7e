package lesson11_sharing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {
    private volatile List<Item> sorted = List.of();

    @Override
    public String receipt(Order order) {
        String customer = order.customer() == null ? "guest" : order.customer();
        String date = LocalDate.ofEpochDay(order.day()).toString();
        sorted = new ArrayList<>(order.items());
        sorted.sort(Comparator.comparing(Item::name));
        String names = sorted.stream().map(Item::name).collect(Collectors.joining(" + "));
        int total = sorted.stream().mapToInt(Item::cents).sum();
        return customer + ", " + date + ": " + names + " = " + total;
    }
}
