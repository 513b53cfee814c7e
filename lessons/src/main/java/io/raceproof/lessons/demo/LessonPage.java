package io.raceproof.lessons.demo;

import io.raceproof.lessons.Lesson;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.report.Page;
import io.raceproof.stress.report.Stamp;
import java.util.List;
import java.util.stream.Stream;

/** Makes the page of a lesson out of what was found. */
final class LessonPage {
    private LessonPage() {}

    static Page of(Lesson lesson, Stamp stamp, List<Findings> findings) {
        return new Page(
                Page.SCHEMA,
                lesson.title(),
                lesson.story(),
                stamp,
                findings.stream().map(LessonPage::version).toList());
    }

    private static Page.Version version(Findings findings) {
        SourceText source = SourceText.of(findings.version().code());
        List<SourceText.Line> region = source.region();
        Exploration exploration = findings.exploration();
        boolean broken = exploration.finding().isBroken();
        return new Page.Version(
                findings.version().name(),
                findings.version().what(),
                findings.verdict(),
                Stream.of(findings.stress(), findings.model())
                        .flatMap(judgement -> judgement.bounds().stream())
                        .toList(),
                source.file(),
                source.lines(),
                region.get(0).number(),
                region.get(region.size() - 1).number(),
                findings.unitTest().green(),
                findings.unitTest().runs(),
                findings.table().samples(),
                findings.table().outcomes(),
                exploration.schedules(),
                broken ? exploration.message() : "",
                broken ? findings.story() : null);
    }
}
