package lesson11_sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ProcessPoolExecutor;
import io.raceproof.stress.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What lesson 11 says of processes, and of its versions. */
class SharingTest {
    @Test
    void in_processes_lesson_1s_list_loses_nothing_and_the_sender_has_none_of_it() throws InterruptedException {
        try (PoolExecutor processes = ProcessPoolExecutor.ofWorkers(2)) {
            assertEquals(
                    List.of(Verdict.HELD, Verdict.HELD),
                    SharingExhibit.sell(processes).stream()
                            .map(claim -> claim.verdict())
                            .toList());
        }
    }

    @Test
    void what_is_left_behind_shows_each_time_and_what_is_removed_does_not() {
        ReceiptContract.leavesNothingBehind(CleanedUp::new);
        ReceiptContract.leavesNothingBehindWhenItFails(CleanedUp::new);
        AssertionError left =
                assertThrows(AssertionError.class, () -> ReceiptContract.leavesNothingBehind(LeftBehind::new));
        assertEquals(
                "after Ada's, in the same worker, a guest came: the receipt was \"Ada, 2026-03-02: milk = 120\", and should be"
                        + " \"guest, 2026-03-02: milk = 120\"",
                left.getMessage());
    }
}
