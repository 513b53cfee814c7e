package lesson03_maps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What the lesson's hint says of ConcurrentHashMap: words that share a bin wait for each other, others do not. */
class SharedBinTest {
    private final Map<String, String> meanings = new ConcurrentHashMap<>();
    private final CountDownLatch lookingUp = new CountDownLatch(1);
    private final CountDownLatch found = new CountDownLatch(1);

    private Thread lookUpAndWait(String word) throws InterruptedException {
        Thread thread = new Thread(() -> meanings.computeIfAbsent(word, key -> {
            lookingUp.countDown();
            try {
                found.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return key + "!";
        }));
        thread.start();
        lookingUp.await();
        return thread;
    }

    @Test
    void a_word_of_another_bin_is_looked_up_at_the_same_time() throws InterruptedException {
        Thread first = lookUpAndWait("a");
        assertEquals("b!", meanings.computeIfAbsent("b", key -> key + "!"));
        found.countDown();
        first.join();
        assertEquals("a!", meanings.get("a"));
    }

    @Test
    void a_word_of_the_same_bin_waits() throws InterruptedException {
        Thread first = lookUpAndWait("a");
        Thread second = new Thread(() -> meanings.computeIfAbsent("q", key -> key + "!"));
        second.start();
        while (second.getState() != Thread.State.BLOCKED) {
            if (second.getState() == Thread.State.TERMINATED) {
                throw new AssertionError("q was looked up while a still was: they do not share a bin any more");
            }
            Thread.onSpinWait();
        }
        found.countDown();
        first.join();
        second.join();
        assertEquals("q!", meanings.get("q"));
    }
}
