package io.raceproof.lessons.demo;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.grading.Recordings;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.report.Page;
import io.raceproof.stress.report.Stamp;
import io.raceproof.stress.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the page of a lesson out of what was found. */
final class LessonPage {
    private LessonPage() {}

    static Page of(Lesson lesson, Stamp stamp, List<Findings> findings) {
        return new Page(
                Page.SCHEMA,
                lesson.title(),
                lesson.story(),
                stamp,
                findings.stream().map(found -> version(lesson, found)).toList());
    }

    private static Page.Version version(Lesson lesson, Findings findings) {
        SourceText source = SourceText.of(lesson.folder(), findings.version().name());
        List<SourceText.Line> region = source.region();
        Optional<UnitTestLens> unitTest = findings.first(Seen.UnitTest.class).map(Seen.UnitTest::test);
        Optional<StressTable> table = findings.first(Seen.Stress.class).map(Seen.Stress::table);
        Optional<Seen.Model> model = findings.first(Seen.Model.class);
        boolean broken =
                model.isPresent() && model.get().exploration().finding().isBroken();
        return new Page.Version(
                findings.version().name(),
                findings.version().what(),
                findings.verdict(),
                bounds(lesson, findings),
                source.file(),
                source.lines(),
                region.get(0).number(),
                region.get(region.size() - 1).number(),
                unitTest.map(UnitTestLens::green).orElse(0),
                unitTest.map(UnitTestLens::runs).orElse(0),
                table.map(StressTable::samples).orElse(0L),
                table.map(StressTable::outcomes).orElse(List.of()).stream()
                        .map(outcome -> new StressTable.Outcome(
                                outcome.id(), outcome.expectation(), outcome.count(), lesson.describe(outcome.id())))
                        .toList(),
                model.map(seen -> seen.exploration().schedules()).orElse(0),
                broken ? lesson.tell(model.get().exploration().message()) : "",
                broken ? model.get().story() : null,
                findings.first(Seen.DataRaces.class)
                        .map(seen -> seen.search().races())
                        .orElse(List.of()),
                model.map(seen -> seen.exploration().tree())
                        .map(tree -> tree.told(
                                Recordings.workers(tree.threads()),
                                lesson::tell,
                                Recordings.askFor(lesson, findings.version().name())))
                        .orElse(null));
    }

    /** What the verdict is limited to, and what the lenses without a place of their own found. */
    private static List<String> bounds(Lesson lesson, Findings findings) {
        List<String> bounds = new ArrayList<>();
        for (Seen seen : findings.seen()) {
            boolean hasPlace =
                    seen instanceof Seen.UnitTest || seen instanceof Seen.Stress || seen instanceof Seen.Model;
            if (!hasPlace && seen.judgement().verdict() == Verdict.BROKEN) {
                bounds.add(seen.lens().words() + ": "
                        + lesson.tell(seen.judgement().reason()));
            }
            bounds.addAll(seen.judgement().bounds());
            if (seen instanceof Seen.Stress stress) {
                stress.zeros().forEach(name -> bounds.add("jcstress, 0 times: " + findings.zero(lesson, name)));
            }
        }
        return bounds;
    }
}
