package lesson11_sharing;

import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {

    @Override
    public String receipt(Order order) {
        String who = order.customer() == null ? "guest" : order.customer();
        String day = new SimpleDateFormat("yyyy-MM-dd").format(new Date(order.day() * 86_400_000));
        String names = order.items().stream().map(Item::name).sorted().collect(Collectors.joining(" + "));
        int total = order.items().stream().mapToInt(Item::cents).sum();
        return who + ", " + day + ": " + names + " = " + total;
    }
}
