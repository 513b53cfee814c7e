package io.raceproof.stress.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HistoryTextTest {
    @Test
    void each_thread_has_its_calls_in_their_order() {
        assertEquals(
                "no order of these calls, one after the other, gives what they returned: "
                        + "thread 1: offer(1): true, close(): true; thread 2: offer(2): true, poll(): 0",
                HistoryText.of("""

                        = Invalid execution results =
                        | ----------------------------------------- |
                        |     Thread 1     |       Thread 2         |
                        | ----------------------------------------- |
                        | offer(1): true   |                        |
                        | ----------------------------------------- |
                        | close(): true    | offer(2): true [-,1]   |
                        |                  | poll(): 0      [1,-]   |
                        | ----------------------------------------- |

                        The following interleaving leads to the error:
                        | more |
                        """));
    }
}
