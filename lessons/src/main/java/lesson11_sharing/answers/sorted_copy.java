package lesson11_sharing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

public class Receipts implements ReceiptDesk {
    @Override
    public String receipt(Order order) {
        String customer = order.customer() == null ? "guest" : order.customer();
        String date = LocalDate.ofEpochDay(order.day()).toString();
        List<Item> items = new ArrayList<>(order.items());
        items.sort(Comparator.comparing(Item::name));
        StringBuilder line = new StringBuilder(customer + ", " + date + ": ");
        int total = 0;
        for (int i = 0; i < items.size(); i++) {
            line.append(i == 0 ? "" : " + ").append(items.get(i).name());
            total += items.get(i).cents();
        }
        return line.append(" = ").append(total).toString();
    }
}
