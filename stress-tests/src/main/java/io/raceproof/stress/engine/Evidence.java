package io.raceproof.stress.engine;

import io.raceproof.stress.happensbefore.RaceSearch;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.lincheck.CondensedTrace;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.report.Page;
import io.raceproof.stress.verdict.Judgement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A judgement and what the tool saw, in the form in which both tools are reported. Immutable.
 *
 * @param judgement the verdict
 * @param samples of jcstress, schedules of Lincheck, or runs that the happens-before lens watched
 * @param rate how often what the check looks for was seen, per sample
 * @param outcomes each with its count and grade
 * @param text for people
 * @param drawing the interleaving that breaks the rule; empty if there is none
 * @param page the same as a page, if that should not be; else null
 * @param time its share
 */
record Evidence(
        Judgement judgement,
        long samples,
        double rate,
        Map<String, String> outcomes,
        String text,
        List<String> drawing,
        @Nullable Page page,
        Duration time) {

    /** What jcstress saw. */
    static Evidence of(Check check, StressTable table, Judgement judgement, Duration time) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (StressTable.Outcome outcome : table.outcomes()) {
            outcomes.put(
                    outcome.id(), outcome.count() + " " + outcome.expectation().word());
        }
        long count = check.claim() == Check.Claim.SEEN
                ? check.mustSee().stream().mapToLong(table::count).min().orElse(0)
                : table.violations();
        return new Evidence(
                judgement,
                table.samples(),
                (double) count / Math.max(1, table.samples()),
                outcomes,
                TableText.of(table, judgement),
                List.of(),
                null,
                time);
    }

    /** What Lincheck saw. */
    static Evidence of(Check check, Exploration exploration, Judgement judgement, String replay) {
        List<String> drawing = ExplorationText.drawing(exploration);
        boolean broken = exploration.finding().isBroken();
        String seen = broken ? "1 in schedule " + exploration.schedules() : exploration.schedules() + " schedules";
        CondensedTrace story = check.mustBeCaught() ? null : ExplorationText.story(exploration);
        String name = exploration.finding().name().toLowerCase(java.util.Locale.ROOT);
        return new Evidence(
                judgement,
                exploration.schedules(),
                broken ? 1.0 / Math.max(1, exploration.schedules()) : 0,
                Map.of(name, seen),
                ExplorationText.of(
                        check,
                        judgement,
                        drawing,
                        exploration.threads(),
                        broken && !check.mustBeCaught() ? replay : ""),
                drawing,
                story == null ? null : FailurePage.of(check, exploration, judgement, story, replay),
                Duration.ofMillis(exploration.millis()));
    }

    /** What the happens-before lens saw: of a data race, or a broken rule, the first run tells. */
    static Evidence of(Check check, RaceSearch search, Judgement judgement) {
        int found = search.races().size() + (search.violation().isEmpty() ? 0 : 1);
        return new Evidence(
                judgement,
                search.runs(),
                found == 0 ? 0 : 1.0 / Math.max(1, search.runs()),
                Map.of("data races", Integer.toString(search.races().size())),
                ExplorationText.of(check, judgement, List.of(), List.of(), ""),
                List.of(),
                null,
                Duration.ofMillis(search.millis()));
    }

    /** "2: 90 acceptable; 1: 3 forbidden". */
    String outcomesInOneLine() {
        return outcomes.entrySet().stream()
                .map(outcome -> outcome.getKey() + ": " + outcome.getValue())
                .collect(Collectors.joining("; "));
    }
}
