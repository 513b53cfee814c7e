package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

public class BoxOffice implements TicketSale {
    private final BlockingQueue<Integer> desk = new LinkedBlockingQueue<>();
    private final AtomicInteger handedOver = new AtomicInteger();
    private final List<Integer> sold = new ArrayList<>();

    public BoxOffice() {
        Thread clerk = new Thread(this::write, "clerk");
        clerk.setDaemon(true);
        clerk.start();
    }

    private void write() {
        try {
            while (true) {
                int ticket = desk.take();
                synchronized (sold) {
                    sold.add(ticket);
                    sold.notifyAll();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            handedOver.incrementAndGet();
            desk.add(ticket);
        });
    }

    @Override
    public List<Integer> sold() {
        synchronized (sold) {
            try {
                while (sold.size() < handedOver.get()) {
                    sold.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new ArrayList<>(sold);
        }
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}
}
