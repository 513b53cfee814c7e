package lesson11_sharing;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {
    @Override
    public String receipt(Order order) {
        String customer = order.customer() == null ? "guest" : order.customer();
        String date = LocalDate.ofEpochDay(order.day()).toString();
        List<CompletableFuture<Integer>> prices = order.items().stream()
                .map(item -> CompletableFuture.supplyAsync(item::cents))
                .toList();
        int total = prices.stream().mapToInt(CompletableFuture::join).sum();
        String names = order.items().stream().map(Item::name).sorted().collect(Collectors.joining(" + "));
        return customer + ", " + date + ": " + names + " = " + total;
    }
}
