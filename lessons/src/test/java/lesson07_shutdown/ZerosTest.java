package lesson07_shutdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raceproof.lessons.NightlyTier;
import io.raceproof.stress.race.ImpossibleOutcomes;
import io.raceproof.stress.race.Trial;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import lesson01_tickets.TicketsLab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a prediction says of outcomes that were not seen. */
@NightlyTier("it starts four JVMs")
class ZerosTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    @Test
    void where_there_is_no_data_race_an_outcome_that_no_order_of_steps_gives_is_impossible() throws Exception {
        Trial flagPool = new Trial(ShutdownLab.LateJob.class.getName(), "FlagPool");
        assertEquals(
                List.of("refused but done", "twice"),
                ImpossibleOutcomes.of(
                        flagPool, List.of("stranded", "refused but done", "refused", "twice"), LIMIT, directory));
    }

    @Test
    void where_there_is_a_data_race_nothing_is_called_impossible() throws Exception {
        Trial unprotected = new Trial(TicketsLab.Sales.class.getName(), "UnprotectedSale");
        assertEquals(
                List.of(), ImpossibleOutcomes.of(unprotected, List.of("a hole", "no such outcome"), LIMIT, directory));
    }
}
