package lesson11_sharing;

import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.TimeZone;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {
    private final SimpleDateFormat format = new SimpleDateFormat("yyyy-MM-dd");
    private final Lock lock = new ReentrantLock();

    public Receipts() {
        format.setTimeZone(TimeZone.getTimeZone("UTC"));
    }

    @Override
    public String receipt(Order order) {
        String customer = order.customer() == null ? "guest" : order.customer();
        lock.lock();
        try {
            String date = format.format(new Date(order.day() * 86_400_000));
            return customer + ", " + date + ": " + body(order);
        } finally {
            lock.unlock();
        }
    }

    private static String body(Order order) {
        int total = order.items().stream().mapToInt(Item::cents).sum();
        return order.items().stream().map(Item::name).sorted().collect(Collectors.joining(" + ")) + " = " + total;
    }
}
