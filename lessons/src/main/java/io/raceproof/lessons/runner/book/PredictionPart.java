package io.raceproof.lessons.runner.book;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.demo.Recording;
import io.raceproof.lessons.lab.Lab.RaceUse;
import io.raceproof.lessons.lab.Look;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.lincheck.ScheduleTree;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.report.Page;
import io.raceproof.stress.report.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes to tick, and beside them how often each was seen in the recorded run: by jcstress, else in the schedules that the model
 * checker has run.
 */
final class PredictionPart {
    private static final Template TEMPLATE = Template.of(PredictionPart.class, "prediction.html");
    private static final String HANG = "hang"; // as all lessons call it
    private static final Pattern WAITS = Pattern.compile("forever|wait for each other");

    /** What the template shows. */
    private record Filled(List<Outcome> outcomes, @Nullable Seen seen) {}

    private record Outcome(String name, String words) {}

    private record Seen(
            String version,
            String total,
            String of,
            List<Row> rows,
            boolean anyZero,
            String recorded,
            String command) {}

    private record Row(String name, String words, long count, String times, String bar) {}

    /**
     * What was counted.
     *
     * @param version of the code
     * @param of what: samples, or schedules
     * @param total how many of them
     * @param times how often each outcome came, by its name
     */
    record Counts(String version, String of, long total, Map<String, Long> times) {
        boolean isEmpty() {
            return times.values().stream().allMatch(count -> count == 0);
        }
    }

    private PredictionPart() {}

    static String html(Lesson lesson, Optional<Recording> run) {
        List<Outcome> outcomes = new ArrayList<>();
        lesson.outcomes().forEach((name, words) -> outcomes.add(new Outcome(name, words)));
        Seen seen = run.flatMap(
                        recording -> counts(lesson, recording.page()).map(counts -> seen(lesson, recording, counts)))
                .orElse(null);
        return TEMPLATE.fill(new Filled(outcomes, seen));
    }

    private static Seen seen(Lesson lesson, Recording run, Counts counts) {
        List<Row> rows = new ArrayList<>();
        counts.times()
                .forEach((name, count) -> rows.add(new Row(
                        name,
                        lesson.describe(name),
                        count,
                        Html.number(count),
                        Html.bar(Math.log1p((double) count) / Math.log1p((double) counts.total())))));
        return new Seen(
                counts.version(),
                Html.number(counts.total()),
                counts.of(),
                rows,
                counts.times().containsValue(0L),
                RunPart.when(lesson, run),
                "raceproof predict " + lesson.number());
    }

    /** In the first broken version of which outcomes were counted. */
    static Optional<Counts> counts(Lesson lesson, @Nullable Page page) {
        if (page == null) {
            return Optional.empty();
        }
        Set<String> broken = lesson.versions().stream()
                .filter(Lesson.Version::isBroken)
                .map(Lesson.Version::name)
                .collect(Collectors.toSet());
        List<Page.Version> versions = page.versions().stream()
                .filter(version -> broken.contains(version.name()))
                .toList();
        return versions.stream()
                .map(version -> sampled(lesson, version))
                .filter(counts -> !counts.isEmpty())
                .findFirst()
                .or(() -> versions.stream()
                        .flatMap(version -> scheduled(lesson, version).stream())
                        .filter(counts -> !counts.isEmpty())
                        .findFirst());
    }

    private static Counts sampled(Lesson lesson, Page.Version version) {
        Map<String, Long> times = new LinkedHashMap<>();
        for (String name : lesson.outcomes().keySet()) {
            times.put(
                    name,
                    version.outcomes().stream()
                            .filter(outcome -> outcome.id().equals(name))
                            .mapToLong(StressTable.Outcome::count)
                            .sum());
        }
        return new Counts(version.name(), "samples of jcstress", version.samples(), times);
    }

    private static Optional<Counts> scheduled(Lesson lesson, Page.Version version) {
        ScheduleTree tree = version.tree();
        if (tree == null) {
            return Optional.empty();
        }
        Optional<String> good = onlyAllowed(lesson, version.name());
        Map<String, Long> times = new LinkedHashMap<>();
        lesson.outcomes().keySet().forEach(name -> times.put(name, 0L));
        for (int end : tree.nodes().end()) {
            if (end >= 0) {
                Optional<String> name = nameOf(lesson, tree.ends().get(end), good);
                if (name.isEmpty()) {
                    return Optional.empty(); // what cannot be told from another outcome is not counted
                }
                times.merge(name.get(), 1L, Long::sum);
            }
        }
        return Optional.of(new Counts(version.name(), "schedules of the model checker", tree.schedules(), times));
    }

    private static Optional<String> nameOf(Lesson lesson, ScheduleTree.End end, Optional<String> good) {
        if (!end.broken()) {
            return good;
        }
        return lesson.outcomes().entrySet().stream()
                .filter(outcome -> end.text().startsWith(outcome.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> WAITS.matcher(end.text()).find() && lesson.outcomes().containsKey(HANG)
                        ? Optional.of(HANG)
                        : Optional.empty());
    }

    /** The one outcome that the rule of a version's race allows; empty if there are several. */
    private static Optional<String> onlyAllowed(Lesson lesson, String version) {
        return lesson.lab().races(Look.MODEL).stream()
                .map(RaceUse::load)
                .filter(race -> race.subjects().stream()
                        .anyMatch(subject -> subject.name().equals(version)))
                .findFirst()
                .map(PredictionPart::allowed)
                .filter(names -> names.size() == 1)
                .map(names -> names.iterator().next());
    }

    private static <S> Set<String> allowed(Race<S> race) {
        return race.rule(race.program()).allowedNames();
    }

    /** Its words, for the search. */
    static String plain(Lesson lesson) {
        return String.join(". ", lesson.outcomes().values());
    }
}
