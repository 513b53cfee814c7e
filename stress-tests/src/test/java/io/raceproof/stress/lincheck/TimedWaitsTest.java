package io.raceproof.stress.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raceproof.stress.PrTier;
import io.raceproof.stress.lincheck.Exploration.Finding;
import io.raceproof.stress.race.Tier;
import io.raceproof.stress.samples.FirstUses;
import io.raceproof.stress.samples.TimedWaits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Right code that waits in time, goes round in loops, or uses a class for the first time is not broken. In the pr tier one
 * scenario of each kind; from {@code -Draceproof.tier=nightly} on, all.
 */
@PrTier("the model checker explores for some seconds")
@Order(4)
class TimedWaitsTest {
    private static final Map<String, Exploration> FOUND = new TreeMap<>();

    /** All others are right, or broken by what is not explored. */
    private static final Map<String, Finding> BROKEN = Map.of(
            "DeadlockBeside", Finding.DEADLOCK,
            "GivenUp", Finding.DEADLOCK,
            "LazyStatic", Finding.VIOLATION,
            "NeverSet", Finding.LIVELOCK);

    private static final Set<String> SAMPLE = Set.of(
            "Await",
            "BothTimedOut",
            "DeadlockBeside",
            "Formats",
            "Latch",
            "LazyStatic",
            "Poll",
            "SleepLoop",
            "TooSlow");

    private static final boolean ALL =
            Tier.of(System.getProperty("raceproof.tier", "smoke")).compareTo(Tier.NIGHTLY) >= 0;

    @BeforeAll
    static void explore(@TempDir Path directory) throws InterruptedException {
        List<Class<? extends Scenario>> scenarios = new ArrayList<>();
        Stream.of(TimedWaits.class, FirstUses.class)
                .flatMap(samples -> Stream.of(samples.getClasses()))
                .filter(type -> ALL || SAMPLE.contains(type.getSimpleName()))
                .sorted(Comparator.comparing(TimedWaitsTest::mayLeaveThreads).thenComparing(Class::getName))
                .forEach(type -> scenarios.add(type.asSubclass(Scenario.class)));
        ModelCheck.run(scenarios, ALL ? 60 : 20, Duration.ofMinutes(5), List.of(), directory)
                .explorations()
                .forEach(exploration -> FOUND.put(exploration.scenario().replaceFirst(".*\\$", ""), exploration));
    }

    /** Those that hang come last: Lincheck looks through all threads of the JVM if a subject refers to one. */
    private static boolean mayLeaveThreads(Class<?> type) {
        return BROKEN.containsKey(type.getSimpleName());
    }

    @Test
    void nothing_is_found_in_what_is_right_and_in_what_is_broken_it_is_found() {
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> found = new TreeMap<>();
        FOUND.forEach((name, exploration) -> {
            Finding finding = exploration.finding();
            expected.put(name, BROKEN.getOrDefault(name, Finding.NOTHING).toString());
            found.put(name, finding == Finding.TOOL_TROUBLE ? exploration.message() : finding.toString());
        });
        assertEquals(ALL ? 34 : SAMPLE.size(), expected.size());
        assertEquals(expected, found);
    }

    private static Exploration found(String scenario) {
        return Objects.requireNonNull(FOUND.get(scenario), scenario);
    }

    @Test
    void where_a_thread_waited_in_time_it_is_said_what_was_not_explored_and_nowhere_else() {
        assertEquals(Explorer.NOT_EXPLORED, found("Latch").message());
        assertEquals(Explorer.NOT_EXPLORED, found("SleepLoop").message());
        assertEquals("", found("Formats").message());
    }

    /** A limit: both are broken, and what is said is why it was not found. */
    @Test
    void a_pass_says_what_was_missed() {
        for (String missed : List.of("BothTimedOut", "TooSlow")) {
            assertEquals(Finding.NOTHING, found(missed).finding());
            assertEquals(Explorer.NOT_EXPLORED, found(missed).message());
        }
    }
}
