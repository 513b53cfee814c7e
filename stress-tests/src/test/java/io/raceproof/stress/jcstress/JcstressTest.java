package io.raceproof.stress.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.raceproof.stress.PrTier;
import io.raceproof.stress.fit.Profile;
import io.raceproof.stress.samples.Counters;
import io.raceproof.stress.samples.Meeting;
import io.raceproof.stress.samples.Throwing;
import io.raceproof.stress.samples.Trouble;
import io.raceproof.stress.verdict.Judge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** jcstress itself, run once; it pins what is relied on beyond its documentation. */
@PrTier("it takes a quarter of a minute")
class JcstressTest {
    private static final List<String> TESTS = Stream.of(
                    Counters.Racy.class,
                    Counters.Locked.class,
                    Meeting.class,
                    Trouble.ManyActors.class,
                    Trouble.Dying.class,
                    Throwing.RacyList.class,
                    Throwing.Undeclared.class,
                    Throwing.Declared.class,
                    Throwing.ThrowingArbiter.class)
            .map(Class::getName)
            .toList();

    private static Jcstress.Session session;

    @TempDir
    private static Path directory;

    @BeforeAll
    static void run() throws InterruptedException {
        Budget budget = new Budget("quick", 4, Duration.ofMillis(50), false);
        session = Jcstress.session(TESTS, budget, Duration.ofMinutes(2), directory);
    }

    private static StressTable of(Class<?> test) {
        return session.tables().get(TESTS.indexOf(test.getName()));
    }

    @Test
    void there_is_a_table_for_each_test_in_their_order() {
        assertEquals(TESTS, session.tables().stream().map(StressTable::test).toList());
        assertFalse(session.timedOut());
    }

    @Test
    void a_race_is_caught_and_its_table_says_in_which_configuration() {
        StressTable table = of(Meeting.class); // nothing but the actors decides how often
        assertEquals(List.of(), table.trouble());
        assertTrue(table.violations() > 0, table::toString);
        assertEquals(table.samples(), table.violations(), table::toString);
        StressTable.Outcome worst = table.outcomes().get(0);
        assertEquals("1", worst.id());
        assertEquals(Expectation.FORBIDDEN, worst.expectation());
        assertEquals("an update was lost", worst.description());
        String configuration = table.runs().get(0).configuration();
        assertTrue(configuration.contains("compile mode") && configuration.contains("JVM flags"), configuration);
        assertTrue(configuration.lines().count() == 1, configuration);
    }

    @Test
    void a_lock_is_cleared_in_every_configuration() {
        StressTable table = of(Counters.Locked.class);
        assertEquals(List.of(), table.trouble());
        assertEquals(0, table.violations(), table::toString);
        assertTrue(table.samples() > 0, table::toString);
        assertEquals(of(Counters.Racy.class).runs().size(), table.runs().size());
    }

    @Test
    void a_test_with_more_actors_than_processors_is_trouble_and_says_why() {
        assumeTrue(Runtime.getRuntime().availableProcessors() < 3, "here are enough processors");
        assertEquals(
                List.of("jcstress did not run " + Trouble.ManyActors.class.getName()
                        + ": it has more actors than this machine has processors"),
                of(Trouble.ManyActors.class).trouble());
    }

    @Test
    void a_test_whose_jvm_dies_is_trouble_and_no_violation() {
        StressTable table = of(Trouble.Dying.class);
        assertFalse(table.trouble().isEmpty());
        assertEquals(0, table.violations());
    }

    @Test
    void an_exception_of_an_actor_is_a_forbidden_outcome_named_by_its_class() {
        StressTable table = of(Throwing.Undeclared.class); // in every sample
        assertEquals(List.of(), table.trouble());
        StressTable.Outcome worst = table.outcomes().get(0);
        assertEquals("java.lang.IllegalStateException", worst.id(), table::toString);
        assertEquals(Expectation.FORBIDDEN, worst.expectation());
        assertTrue(worst.count() > 0);
        assertEquals("java.lang.IllegalStateException thrown by right(): stepped into the trap", worst.description());
        assertEquals(worst.count(), table.violations(), "the samples that throw have no other outcome");
    }

    /** How often the actors overlap is the machine's affair. */
    @Test
    void an_exception_that_takes_a_race_is_trouble_in_no_sample() {
        StressTable table = of(Throwing.RacyList.class);
        assertEquals(List.of(), table.trouble());
        assertTrue(table.samples() > 0, table::toString);
        assertEquals(table.violations(), table.count("java.lang.ArrayIndexOutOfBoundsException"), table::toString);
    }

    @Test
    void an_exception_that_is_declared_by_its_name_is_graded_so_and_a_pattern_declares_none() {
        StressTable declared = of(Throwing.Declared.class);
        assertEquals(List.of(), declared.trouble());
        assertTrue(declared.count("IllegalStateException") > 0, declared::toString);
        assertEquals(0, declared.violations(), declared::toString);
        assertEquals(0, declared.count("0"), "a sample that throws has no other outcome");
        StressTable arbiter = of(Throwing.ThrowingArbiter.class);
        assertEquals(arbiter.samples(), arbiter.count("java.lang.IllegalStateException"));
        assertTrue(arbiter.samples() > 0, arbiter::toString);
        assertEquals(arbiter.samples(), arbiter.violations());
        assertEquals(
                "java.lang.IllegalStateException thrown by outcome(): stepped into the trap",
                arbiter.outcomes().get(0).description());
    }

    @Test
    void a_table_has_the_profile_of_its_test() {
        Profile profile = Objects.requireNonNull(of(Counters.Locked.class).profile());
        assertEquals("", profile.trouble());
        assertEquals("2", profile.inTurn().get("left, right"));
        assertEquals(Optional.empty(), Judge.misfit(of(Counters.Locked.class), of(Counters.Racy.class)));
    }

    @Test
    void all_files_are_in_the_directory_that_was_given() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(""))) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.toString().startsWith("jcstress-results"))
                            .toList());
        }
        assertTrue(Files.exists(session.log()) && session.log().startsWith(directory));
    }
}
