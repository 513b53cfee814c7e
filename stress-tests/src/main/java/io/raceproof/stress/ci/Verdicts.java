package io.raceproof.stress.ci;

import io.raceproof.stress.engine.Run;
import io.raceproof.stress.engine.VerdictFile;
import io.raceproof.stress.engine.VerdictFile.Line;
import io.raceproof.stress.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The lines of all shards, put together: a row for each check, in it a line for each platform. Says what does not fit
 * together: a shard that is missing, was cut off or is there twice; verdicts of several commits. Immutable.
 *
 * <pre>
 *   lines of a check on a platform             the row has
 *   one with a verdict; others say other-shard that one
 *   only other-shard                           an error: the shard is missing
 *   planned                                    an error: the shard was cut off
 *   two with a verdict                         an error: the shard is there twice
 *   other-tier                                 nothing: it is listed apart
 * </pre>
 */
final class Verdicts {
    /** A check and its line on each platform. */
    record Row(String test, SortedMap<String, Line> lines) {
        /** How much it needs a person: 0 most. */
        int rank() {
            return lines.values().stream().mapToInt(Verdicts::rank).min().orElse(GOOD);
        }

        /** The line that needs a person most. */
        Line worst() {
            return lines.values().stream()
                    .min(Comparator.comparingInt(Verdicts::rank))
                    .orElseThrow();
        }
    }

    static final int GOOD = 4;
    private static final Set<String> NO_RESULT = Set.of(VerdictFile.OTHER_SHARD, VerdictFile.OTHER_TIER);

    private final List<Row> rows;
    private final SortedSet<String> platforms = new TreeSet<>();
    private final SortedMap<String, List<Run>> runs = new TreeMap<>();
    private final SortedSet<String> ofHigherTiers = new TreeSet<>();
    private final SortedSet<String> problems = new TreeSet<>();

    /** Of all lines, in any order, and of what is already known to be wrong. */
    Verdicts(List<Line> all, List<String> known) {
        problems.addAll(known);
        SortedMap<String, SortedMap<String, List<Line>>> byTest = new TreeMap<>();
        for (Line line : all) {
            String platform = line.run().platform();
            platforms.add(platform);
            runs.computeIfAbsent(platform, p -> new ArrayList<>()).add(line.run());
            byTest.computeIfAbsent(line.test(), t -> new TreeMap<>())
                    .computeIfAbsent(platform, p -> new ArrayList<>())
                    .add(line);
        }
        List<Row> found = new ArrayList<>();
        byTest.forEach((test, byPlatform) -> {
            SortedMap<String, Line> lines = new TreeMap<>();
            byPlatform.forEach((platform, ofOne) -> add(lines, platform, ofOne));
            if (lines.isEmpty()) {
                ofHigherTiers.add(test);
            } else {
                found.add(new Row(test, lines));
            }
        });
        found.sort(Comparator.comparingInt(Row::rank).thenComparing(Row::test));
        rows = List.copyOf(found);
        checkCommits(all);
    }

    private void add(SortedMap<String, Line> lines, String platform, List<Line> ofOne) {
        List<Line> judged = ofOne.stream()
                .filter(line -> !NO_RESULT.contains(line.result()))
                .sorted(Comparator.comparingInt(Verdicts::rank).thenComparing(Line::toString))
                .toList();
        Line first = ofOne.stream().min(Comparator.comparing(Line::toString)).orElseThrow();
        if (judged.size() > 1) {
            problems.add("shard " + judged.get(0).run().shard() + " on " + platform + " is there twice");
            lines.put(platform, error(judged.get(0), "it was judged " + judged.size() + " times on " + platform));
        } else if (judged.size() == 1 && judged.get(0).result().equals(VerdictFile.PLANNED)) {
            problems.add("shard " + judged.get(0).run().shard() + " on " + platform + " was cut off");
            lines.put(platform, error(judged.get(0), judged.get(0).reason()));
        } else if (judged.size() == 1) {
            lines.put(platform, judged.get(0));
        } else if (ofOne.stream().noneMatch(line -> line.result().equals(VerdictFile.OTHER_TIER))) {
            String owner = first.reason().replaceFirst(" runs it;.*", "");
            problems.add(owner + " on " + platform + " is missing");
            lines.put(platform, error(first, owner + " has left no verdict of it"));
        }
    }

    private static Line error(Line line, String reason) {
        return new Line(line.test(), line.claim(), "ENVIRONMENT", "error", 0, 0, 0, "", reason, line.run());
    }

    private void checkCommits(List<Line> all) {
        SortedSet<String> commits =
                all.stream().map(line -> line.run().commit()).collect(Collectors.toCollection(TreeSet::new));
        if (commits.size() > 1) {
            problems.add("the verdicts are of " + commits.size() + " commits: " + String.join(", ", commits));
        }
    }

    /** How much a line needs a person: 0 most, {@link #GOOD} not at all. */
    static int rank(Line line) {
        return switch (line.result()) {
            case "failed" -> 0;
            case "error", VerdictFile.PLANNED -> 1;
            case "aborted" -> 2;
            case "skipped" -> 3;
            default -> GOOD;
        };
    }

    /** Worst first, then by name: what needs a person stands at the top. */
    List<Row> rows() {
        return rows;
    }

    /** All lines that say something. */
    List<Line> lines() {
        return rows.stream().flatMap(row -> row.lines().values().stream()).toList();
    }

    List<String> platforms() {
        return List.copyOf(platforms);
    }

    /** What is wrong with the files, each in one sentence. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    List<String> ofHigherTiers() {
        return List.copyOf(ofHigherTiers);
    }

    /** Under which circumstances the checks were run, a line for each platform. */
    List<String> circumstances() {
        return runs.entrySet().stream()
                .map(ofOne -> ofOne.getKey() + ": JDK " + distinct(ofOne, Run::jdk) + "; "
                        + distinct(ofOne, run -> Integer.toString(run.processors())) + " processors; tier "
                        + distinct(ofOne, Run::tier) + "; shards " + distinct(ofOne, Run::shard) + "; commit "
                        + distinct(ofOne, run -> run.commit().replaceFirst("^([0-9a-f]{12})[0-9a-f]+$", "$1")) + "; "
                        + dates(ofOne.getValue()))
                .toList();
    }

    private static String distinct(Map.Entry<String, List<Run>> ofOne, Function<Run, String> part) {
        return ofOne.getValue().stream().map(part).distinct().sorted().collect(Collectors.joining(", "));
    }

    private static String dates(List<Run> runs) {
        SortedSet<String> dates = runs.stream().map(Run::date).collect(Collectors.toCollection(TreeSet::new));
        return dates.size() == 1 ? dates.first() : dates.first() + " to " + dates.last();
    }

    /** The worst verdict: a violation before trouble, trouble before too little power. */
    Verdict verdict() {
        int worst = rows.stream().mapToInt(Row::rank).min().orElse(2); // no check was run: nothing is claimed
        if (worst == 0) {
            return Verdict.BROKEN;
        }
        if (worst == 1 || !problems.isEmpty()) {
            return Verdict.ENVIRONMENT;
        }
        return worst < GOOD ? Verdict.INCONCLUSIVE : Verdict.HELD;
    }
}
