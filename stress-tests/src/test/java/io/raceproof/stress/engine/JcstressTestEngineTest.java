package io.raceproof.stress.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.raceproof.stress.samples.Additions;
import io.raceproof.stress.samples.Counters;
import io.raceproof.stress.samples.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;
import org.opentest4j.TestAbortedException;

/** What JUnit is told of each kind of outcome; jcstress is played. */
class JcstressTestEngineTest {
    private static final String GATE = "every check is conclusive";

    @TempDir
    private Path directory;

    private final FakeTool tool = new FakeTool(JcstressTestEngineTest::tableOf);

    private static io.raceproof.stress.jcstress.StressTable tableOf(String test) {
        return test.endsWith("Dying")
                ? FakeTool.trouble(test, "VM_ERROR: the JVM died")
                : FakeTool.table(test, 1_000_000, test.endsWith("Racy") || test.endsWith("Broken") ? 10_000 : 0);
    }

    private EngineTestKit.Builder plan(Class<?>... classes) {
        EngineTestKit.Builder builder = EngineTestKit.engine(tool.engine(2))
                .configurationParameter("raceproof.directory", directory.toString())
                .configurationParameter("raceproof.tier", "smoke");
        for (Class<?> each : classes) {
            builder.selectors(selectClass(each));
        }
        return builder;
    }

    /** How the test of that name ended: its result or, if it was skipped, the reason. */
    private static Object end(EngineExecutionResults results, String name) {
        List<Event> ends = results.testEvents()
                .filter(event -> event.getTestDescriptor().getDisplayName().equals(name))
                .filter(event -> event.getType() == EventType.FINISHED || event.getType() == EventType.SKIPPED)
                .toList();
        assertEquals(1, ends.size(), () -> "how often " + name + " ended: " + ends);
        return ends.get(0).getPayload().orElseThrow();
    }

    private static TestExecutionResult result(EngineExecutionResults results, String name) {
        return assertInstanceOf(TestExecutionResult.class, end(results, name));
    }

    private static Throwable thrown(EngineExecutionResults results, String name) {
        return result(results, name).getThrowable().orElseThrow();
    }

    private static boolean hasGate(EngineExecutionResults results) {
        return results.testEvents()
                .filter(event -> event.getTestDescriptor().getDisplayName().equals(GATE))
                .findAny()
                .isPresent();
    }

    @Test
    void a_correct_class_whose_control_is_caught_succeeds() {
        EngineExecutionResults results =
                plan(Counters.Locked.class, Counters.Racy.class).execute();
        results.testEvents().assertStatistics(counts -> counts.started(2).succeeded(2));
        assertFalse(hasGate(results));
    }

    @Test
    void a_broken_class_fails_with_its_table_and_the_configuration_that_showed_it() {
        EngineExecutionResults results = plan(Counters.Broken.class).execute();
        Throwable thrown = thrown(results, "Broken");
        assertInstanceOf(AssertionError.class, thrown);
        String message = String.valueOf(thrown.getMessage());
        assertTrue(message.contains("BROKEN, an update was lost, 10,000 times in 1,010,000 samples"), message);
        assertTrue(message.contains("a JVM"), message);
        assertTrue(message.contains("forbidden"), message);
        assertFalse(hasGate(results));
    }

    @Test
    void the_table_is_published() {
        EngineExecutionResults results = plan(Counters.Broken.class).execute();
        List<Map<String, String>> entries = results.testEvents().list().stream()
                .flatMap(event -> event.getPayload(org.junit.platform.engine.reporting.ReportEntry.class).stream())
                .map(org.junit.platform.engine.reporting.ReportEntry::getKeyValuePairs)
                .toList();
        assertEquals(1, entries.size());
        assertEquals("BROKEN", entries.get(0).get("verdict"));
        assertEquals("10000 forbidden", entries.get(0).get("outcome 1"));
    }

    @Test
    void a_class_without_evidence_is_aborted_and_the_gate_fails() {
        EngineExecutionResults results = plan(Counters.Unsupported.class).execute();
        assertInstanceOf(TestAbortedException.class, thrown(results, "Unsupported"));
        assertInstanceOf(AssertionError.class, thrown(results, GATE));
        String message = String.valueOf(thrown(results, GATE).getMessage());
        assertTrue(message.contains("INCONCLUSIVE " + Counters.Unsupported.class.getName()), message);
    }

    @Test
    void a_class_whose_control_is_not_caught_is_aborted_and_so_is_the_control() {
        EngineExecutionResults results =
                plan(Counters.Vacuous.class, Counters.Tame.class).execute();
        assertInstanceOf(TestAbortedException.class, thrown(results, "Vacuous"));
        assertInstanceOf(TestAbortedException.class, thrown(results, "Tame"));
        assertTrue(String.valueOf(thrown(results, GATE).getMessage()).contains("2 checks claim nothing"));
    }

    @Test
    void a_demonstration_that_shows_what_it_must_succeeds_and_one_that_does_not_is_aborted() {
        EngineExecutionResults results =
                plan(Counters.Shown.class, Counters.NotShown.class).execute();
        assertEquals(
                TestExecutionResult.Status.SUCCESSFUL, result(results, "Shown").getStatus());
        assertInstanceOf(TestAbortedException.class, thrown(results, "NotShown"));
        assertTrue(String.valueOf(thrown(results, "NotShown").getMessage()).contains("\"7\" must be seen"));
        assertTrue(hasGate(results));
    }

    @Test
    void trouble_of_the_tool_is_an_error_and_no_failure() {
        EngineExecutionResults results = plan(Trouble.Dying.class).execute();
        assertInstanceOf(ToolTroubleException.class, thrown(results, "Dying"));
        assertTrue(String.valueOf(thrown(results, "Dying").getMessage()).contains("the JVM died"));
    }

    @Test
    void a_class_with_more_actors_than_processors_is_skipped_with_the_reason() {
        EngineExecutionResults results = plan(Trouble.ManyActors.class).execute();
        assertEquals("it has 3 actors, but this machine has only 2 processors", end(results, "ManyActors"));
        assertEquals(List.of(), tool.calls);
        EngineExecutionResults beside =
                plan(Trouble.ManyActors.class, Counters.Shown.class).execute();
        assertEquals("it has 3 actors, but this machine has only 2 processors", end(beside, "ManyActors"));
        assertFalse(hasGate(beside), "something was run");
    }

    @Test
    void a_run_in_which_this_machine_could_run_nothing_fails_with_the_reason() {
        EngineExecutionResults results = EngineTestKit.engine(tool.engine(1))
                .configurationParameter("raceproof.directory", directory.toString())
                .selectors(selectClass(Counters.Racy.class), selectClass(Counters.Locked.class))
                .execute();
        assertEquals("it has 2 actors, but this machine has only 1 processor", end(results, "Locked"));
        String message = String.valueOf(thrown(results, GATE).getMessage());
        assertTrue(message.contains("2 checks claim nothing"), message);
        assertTrue(
                message.contains("skipped " + Counters.Racy.class.getName()
                        + ": it has 2 actors, but this machine has only 1 processor"),
                message);
    }

    @Test
    void a_run_of_which_another_tier_runs_everything_passes() {
        assertFalse(hasGate(plan(Counters.AtNight.class).execute()));
    }

    @Test
    void a_skip_fails_the_build_where_skips_are_not_allowed() {
        EngineExecutionResults results = plan(Trouble.ManyActors.class)
                .configurationParameter("raceproof.skips", "fail")
                .execute();
        assertTrue(String.valueOf(thrown(results, GATE).getMessage()).contains("skipped"));
    }

    @Test
    void a_class_of_a_higher_tier_waits_for_it() {
        EngineExecutionResults smoke = plan(Counters.AtNight.class).execute();
        assertEquals("it is run from tier nightly on; this is tier smoke", end(smoke, "AtNight"));
        EngineExecutionResults nightly = plan(Counters.AtNight.class)
                .configurationParameter("raceproof.tier", "nightly")
                .execute();
        assertEquals(
                TestExecutionResult.Status.SUCCESSFUL,
                result(nightly, "AtNight").getStatus());
    }

    @Test
    void a_control_that_is_not_marked_as_one_is_an_error() {
        EngineExecutionResults results = plan(Counters.WrongControl.class).execute();
        String message = String.valueOf(thrown(results, "WrongControl").getMessage());
        assertTrue(message.endsWith("must be marked @JCStressTest and @MustBeCaught"), message);
        assertInstanceOf(ToolTroubleException.class, thrown(results, "WrongControl"));
    }

    @Test
    void every_test_runs_within_a_container_that_has_a_class_as_its_source() {
        EngineExecutionResults results = plan(Counters.class).execute();
        List<String> containers = results.containerEvents()
                .started()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
        assertEquals(List.of("jcstress", "Counters", "JcstressTestEngine"), containers);
        assertEquals(
                10 + 1,
                results.testEvents().finished().count()
                        + results.testEvents().skipped().count());
    }

    @Test
    void the_verdicts_are_left_in_a_file() {
        plan(Counters.Racy.class, Counters.Locked.class, Counters.Unsupported.class, Counters.AtNight.class)
                .execute();
        Map<String, VerdictFile.Line> lines = VerdictFile.read(directory.resolve(VerdictFile.NAME)).stream()
                .collect(Collectors.toMap(line -> line.test().replaceFirst(".*\\$", ""), Function.identity()));
        assertEquals("caught BROKEN successful", summary(lines.get("Racy")));
        assertEquals("holds HELD successful", summary(lines.get("Locked")));
        assertEquals("holds INCONCLUSIVE aborted", summary(lines.get("Unsupported")));
        assertEquals("seen - other-tier", summary(lines.get("AtNight")));
        VerdictFile.Line racy = Objects.requireNonNull(lines.get("Racy"));
        assertEquals(1_010_000, racy.samples());
        assertEquals(10_000 / 1_010_000.0, racy.rate(), 1e-5);
        assertEquals("1: 10000 forbidden; 2: 1000000 acceptable", racy.outcomes());
        assertEquals("smoke", racy.run().tier());
        assertEquals("1/1", racy.run().shard());
    }

    private static String summary(VerdictFile.@Nullable Line line) {
        assertNotNull(line);
        return line.claim() + " " + line.verdict() + " " + line.result();
    }

    @Test
    void a_run_that_fails_leaves_its_tests_as_errors_and_nothing_of_an_earlier_one() throws Exception {
        Path file = Files.writeString(directory.resolve(VerdictFile.NAME), "old");
        FakeTool failing = new FakeTool(test -> {
            throw new IllegalStateException("the disk is full");
        });
        EngineExecutionResults results = EngineTestKit.engine(failing.engine(2))
                .configurationParameter("raceproof.directory", directory.toString())
                .selectors(selectClass(Counters.Racy.class))
                .execute();
        assertEquals("- ENVIRONMENT error", summary(VerdictFile.read(file).get(0)));
        assertTrue(String.valueOf(thrown(results, "Racy").getMessage()).contains("the disk is full"));
        assertEquals(1, results.containerEvents().failed().count(), "the engine itself fails");
    }

    @Test
    void a_run_that_is_killed_leaves_a_line_for_each_test_that_it_did_not_come_to() {
        List<List<String>> seen = new ArrayList<>();
        FakeTool looking = new FakeTool(test -> {
            seen.add(results());
            return tableOf(test);
        });
        EngineTestKit.engine(looking.engine(2))
                .configurationParameter("raceproof.directory", directory.toString())
                .selectors(selectClass(Counters.Racy.class), selectClass(Counters.AtNight.class))
                .execute();
        assertEquals(List.of("Racy - planned", "AtNight - other-tier"), seen.get(0));
        assertEquals(List.of("Racy BROKEN successful", "AtNight - other-tier"), results());
    }

    private List<String> results() {
        return VerdictFile.read(directory.resolve(VerdictFile.NAME)).stream()
                .map(line -> line.test().replaceFirst(".*\\$", "") + " " + line.verdict() + " " + line.result())
                .toList();
    }

    @Test
    void scenarios_and_races_are_judged_in_one_plan() {
        EngineExecutionResults results = plan(
                        Counters.Racy.class,
                        Additions.Locked.class,
                        Additions.Racy.class,
                        Additions.Broken.class,
                        Additions.Unsupported.class,
                        Additions.Tame.class,
                        Additions.AtNight.class)
                .execute();
        assertEquals(
                List.of(
                        "Racy BROKEN successful",
                        "Locked HELD successful",
                        "Racy BROKEN successful",
                        "Broken BROKEN failed",
                        "Unsupported INCONCLUSIVE aborted",
                        "Tame INCONCLUSIVE aborted",
                        "AtNight - other-tier"),
                results());
        String broken = String.valueOf(thrown(results, "Broken").getMessage());
        assertTrue(broken.contains("replay: mvn -f '"), broken);
        assertTrue(
                broken.contains(" -pl stress-tests -am -Dsurefire.failIfNoSpecifiedTests=false -Draceproof.tier=smoke"
                        + " -Draceproof.schedules=100 '-Dtest=" + Additions.Broken.class.getName() + "' test"),
                broken);
        assertTrue(String.valueOf(thrown(results, GATE).getMessage()).contains("2 checks claim nothing"));
    }

    @ParameterizedTest
    @CsvSource({
        "WrongControl, 'must be a scenario, too, and marked @MustBeCaught'",
        "Seeing, @MustSee is for jcstress",
        "Hidden, 'it must be public, and have a public constructor without parameters'"
    })
    void a_scenario_whose_declaration_is_at_fault_is_an_error(String name, String sentence) throws Exception {
        EngineExecutionResults results =
                plan(Class.forName(Additions.class.getName() + "$" + name)).execute();
        assertInstanceOf(ToolTroubleException.class, thrown(results, name));
        assertTrue(String.valueOf(thrown(results, name).getMessage()).contains(sentence));
    }

    @Test
    void shards_share_the_tests_and_each_says_who_runs_the_others() {
        List<String> run = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            plan(Counters.class, Additions.class)
                    .configurationParameter("raceproof.shard", i + "/3")
                    .execute();
            List<VerdictFile.Line> lines = VerdictFile.read(directory.resolve(VerdictFile.NAME));
            assertEquals(19, lines.size());
            for (VerdictFile.Line line : lines) {
                if (!line.result().equals(VerdictFile.OTHER_SHARD)) {
                    run.add(line.test());
                } else {
                    assertTrue(
                            line.reason().matches("shard [123]/3 runs it; this is shard " + i + "/3"), line.reason());
                }
            }
        }
        assertEquals(19, run.size());
        assertEquals(19, Set.copyOf(run).size());
    }

    @ParameterizedTest
    @CsvSource({
        "raceproof.tier, sometimes, there is no tier",
        "raceproof.time, soon, is no time: write 90s",
        "raceproof.hang, -5s, is no time",
        "raceproof.forks, 0, is no number from 1",
        "raceproof.shard, 5/4, there is no shard 5/4",
        "raceproof.shard, half, is no shard: the second of four is written 2/4",
        "raceproof.skips, maybe, is neither allow nor fail",
        "raceproof.schedules, 0, is no number from 1",
        "raceproof.teir, pr, is no setting: did you mean raceproof.tier?",
        "raceproof.jvmargs, -Xint, is no setting: did you mean raceproof.jvmArgs?",
        "raceproof.somethingElse, 1, 'is no setting; there are raceproof.tier, '"
    })
    void a_parameter_that_means_nothing_is_refused_in_one_sentence(String key, String value, String sentence) {
        EngineExecutionResults results =
                plan(Counters.Racy.class).configurationParameter(key, value).execute();
        String message = String.valueOf(thrown(results, GATE).getMessage());
        assertTrue(message.startsWith(key) && message.contains(sentence), message);
        assertInstanceOf(ToolTroubleException.class, thrown(results, GATE));
        assertEquals(List.of(), tool.calls, "nothing is run");
    }

    @Test
    void forks_and_flags_reach_jcstress() {
        plan(Counters.Shown.class)
                .configurationParameter("raceproof.forks", "3")
                .configurationParameter("raceproof.jvmArgs", " -Xint  -Da=b ")
                .execute();
        assertEquals(3, tool.calls.get(0).budget().forks());
        assertEquals(List.of("-Xint", "-Da=b"), tool.calls.get(0).budget().jvmArgs());
    }

    @Test
    void jupiter_6_on_the_platform_of_5_is_told() {
        JUnitVersions.check();
        JUnitVersions.check("5.10.2", "1.14.4");
        JUnitVersions.check("6.1.3", "6.1.3");
        JUnitVersions.check(null, "1.14.4");
        String told =
                String.valueOf(assertThrows(IllegalStateException.class, () -> JUnitVersions.check("6.1.3", "1.14.4"))
                        .getMessage());
        assertTrue(told.contains("import org.junit:junit-bom:6.1.3 in your POM's dependencyManagement"), told);
        assertThrows(IllegalStateException.class, () -> JUnitVersions.check("5.14.4", "6.1.3"));
    }
}
