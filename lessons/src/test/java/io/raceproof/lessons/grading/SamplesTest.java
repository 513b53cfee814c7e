package io.raceproof.lessons.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.lab.Measurement;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an answer is in the band, outside of it, or cannot be told. */
class SamplesTest {
    private static Judgement judge(Measurement measurement, String reference, String control, String answer) {
        return new Samples(
                        measurement.band(0.2),
                        Map.of(
                                MeasureMain.REFERENCE,
                                numbers(reference),
                                MeasureMain.CONTROL,
                                numbers(control),
                                MeasureMain.ANSWER,
                                numbers(answer)))
                .judgeAnswer();
    }

    private static List<Double> numbers(String words) {
        return List.of(words.split(" ", -1)).stream().map(Double::valueOf).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "100 101 99, 50 50 50, 100 100 100, HELD",
        "100 101 99, 50 50 50, 81 81 81, HELD",
        "100 101 99, 50 50 50, 79 79 79, BROKEN",
        "100 101 99, 50 50 50, 130 130 130, HELD", // better than the reference
        "100 101 99, 95 95 95, 100 100 100, INCONCLUSIVE", // the control is in the band
        "100 101 99, 50 50 50, 60 100 140, INCONCLUSIVE", // the answer's spread
        "60 100 140, 50 50 50, 50 50 50, INCONCLUSIVE", // the reference's
        "100 100 100 100 900, 50 50 50, 100 100 100, HELD" // one disturbance of five
    })
    void the_verdict_follows_from_medians_band_spread_and_control(
            String reference, String control, String answer, Verdict expected) {
        Judgement judgement = judge(Measurement.of("throughput", "jobs/s"), reference, control, answer);
        assertEquals(expected, judgement.verdict(), judgement::reason);
        assertTrue(judgement.reason().contains("band 20 %"), judgement::reason);
    }

    @ParameterizedTest
    @CsvSource({"110 110 110, HELD", "130 130 130, BROKEN", "10 10 10, HELD"})
    void where_less_is_better_more_is_worse(String answer, Verdict expected) {
        Measurement latency = Measurement.of("latency", "ms").lowerIsBetter();
        assertEquals(
                expected, judge(latency, "100 100 100", "300 300 300", answer).verdict());
    }
}
