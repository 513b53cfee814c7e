package lesson11_sharing;

import java.text.DateFormat;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.TimeZone;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {
    /** Never used itself: only copies of it are. */
    private static final SimpleDateFormat PATTERN = pattern();

    private static SimpleDateFormat pattern() {
        SimpleDateFormat format = new SimpleDateFormat("yyyy-MM-dd");
        format.setTimeZone(TimeZone.getTimeZone("UTC"));
        return format;
    }

    @Override
    public String receipt(Order order) {
        String customer = order.customer() == null ? "guest" : order.customer();
        DateFormat own = (DateFormat) PATTERN.clone();
        String date = own.format(new Date(order.day() * 86_400_000));
        String names = order.items().stream().map(Item::name).sorted().collect(Collectors.joining(" + "));
        int total = order.items().stream().mapToInt(Item::cents).sum();
        return customer + ", " + date + ": " + names + " = " + total;
    }
}
