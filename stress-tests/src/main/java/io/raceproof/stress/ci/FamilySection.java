package io.raceproof.stress.ci;

import io.raceproof.stress.engine.VerdictFile.Line;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Checks that differ in their subject alone as a part of the report: the classes nested in one, or the subjects of a race, if there are
 * at least three, the broken one and its mends. Says how often each was damaged, and what a zero is worth. Immutable.
 */
final class FamilySection {
    private static final int LEAST = 3;

    private final Map<String, List<Line>> families;
    private final boolean severalPlatforms;

    FamilySection(List<Line> lines) {
        Map<String, List<Line>> byClass = lines.stream()
                .filter(line -> line.test().matches(".*[$#].*") && line.samples() > 0)
                .collect(Collectors.groupingBy(line -> familyOf(line), TreeMap::new, Collectors.toList()));
        byClass.values()
                .removeIf(family -> family.stream().map(Line::test).distinct().count() < LEAST);
        severalPlatforms =
                lines.stream().map(line -> line.run().platform()).distinct().count() > 1;
        families = byClass;
    }

    /** Of a race's checks, {@code the.Race#subject#lens}, those of one lens are a family. */
    private static String familyOf(Line line) {
        String test = line.test();
        return test.indexOf('#') >= 0
                ? test.substring(0, test.indexOf('#')) + ", " + test.substring(test.lastIndexOf('#') + 1)
                : test.substring(0, test.lastIndexOf('$'));
    }

    private static String memberOf(Line line) {
        String test = line.test();
        return test.indexOf('#') >= 0
                ? test.substring(test.indexOf('#') + 1, test.lastIndexOf('#'))
                : simple(test, '$');
    }

    /** The checks of one race by one lens. */
    record Family(String name, List<Member> members) {}

    /** A subject: how often it was damaged, and what was seen, or what the zero is worth. */
    record Member(String subject, String damage, String samples, String verdict, String reason) {}

    /** In the order of their names, in each the most damaged first. */
    List<Family> families() {
        return families.entrySet().stream()
                .map(family -> new Family(
                        simple(family.getKey(), '.'),
                        family.getValue().stream()
                                .sorted(Comparator.comparingDouble(Line::rate)
                                        .reversed()
                                        .thenComparing(Line::test)
                                        .thenComparing(line -> line.run().platform()))
                                .map(this::member)
                                .toList()))
                .toList();
    }

    private Member member(Line line) {
        double damage = line.rate() * 1e6;
        return new Member(
                memberOf(line) + (severalPlatforms ? ", " + line.run().platform() : ""),
                String.format(Locale.ROOT, damage == 0 || damage >= 10 ? "%,.0f" : "%.1f", damage),
                String.format(Locale.ROOT, "%,d", line.samples()),
                line.verdict(),
                line.reason());
    }

    private static String simple(String name, char after) {
        return name.substring(name.lastIndexOf(after) + 1);
    }
}
