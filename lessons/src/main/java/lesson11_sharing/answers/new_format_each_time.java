package lesson11_sharing;

import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.TimeZone;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {
    @Override
    public String receipt(Order order) {
        String customer = order.customer() == null ? "guest" : order.customer();
        SimpleDateFormat format = new SimpleDateFormat("yyyy-MM-dd");
        format.setTimeZone(TimeZone.getTimeZone("UTC"));
        String date = format.format(new Date(order.day() * 86_400_000));
        String names = order.items().stream().map(Item::name).sorted().collect(Collectors.joining(" + "));
        int total = order.items().stream().mapToInt(Item::cents).sum();
        return customer + ", " + date + ": " + names + " = " + total;
    }
}
