package lesson07_shutdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What the lesson's first lines show. */
class EndOfDayTest {
    @Test
    void the_end_of_the_block_waits_for_what_was_submitted() {
        Queue<String> book = new ConcurrentLinkedQueue<>();
        PoolTest.endOfDay(book);
        assertEquals(List.of("the last report"), List.copyOf(book));
    }
}
