package lesson11_sharing;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd");

    @Override
    public String receipt(Order order) {
        String customer = order.customer() == null ? "guest" : order.customer();
        String date = DAY.format(LocalDate.ofEpochDay(order.day()));
        String names = order.items().stream().map(Item::name).sorted().collect(Collectors.joining(" + "));
        int total = order.items().stream().mapToInt(Item::cents).sum();
        return customer + ", " + date + ": " + names + " = " + total;
    }
}
