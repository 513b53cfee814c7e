package io.raceproof.stress.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.ConfigurationParameters;

/** The settings that there are. One that is misspelt would be ignored, and the build would be green for a reason of its own. */
final class SettingNames {
    private static final String PREFIX = "raceproof.";

    /** Of the engine. */
    static final List<String> OURS = List.of(
            "raceproof.tier",
            "raceproof.time",
            "raceproof.hang",
            "raceproof.forks",
            "raceproof.jvmArgs",
            "raceproof.schedules",
            "raceproof.modelArgs",
            "raceproof.corpus",
            "raceproof.shard",
            "raceproof.skips",
            "raceproof.directory");

    /** Maven hands every property of its command line on: a version, and what other programs of this project read. */
    private static final Set<String> OTHERS = Set.of(
            "raceproof.version",
            "raceproof.verdicts",
            "raceproof.platforms",
            "raceproof.mutants",
            "raceproof.defaults");

    /** More letters than these wrong are another word. */
    private static final int LIKELY = 4;

    private SettingNames() {}

    /**
     * Refuses what is no setting.
     *
     * @throws IllegalArgumentException in one sentence, with the one that may be meant
     */
    static void check(ConfigurationParameters parameters) {
        Set<String> given = new TreeSet<>(parameters.keySet());
        given.addAll(System.getProperties().stringPropertyNames());
        for (String name : given) {
            if (name.startsWith(PREFIX) && !OURS.contains(name) && !OTHERS.contains(name)) {
                throw new IllegalArgumentException(name + " is no setting" + meant(name));
            }
        }
    }

    private static String meant(String name) {
        String nearest = OURS.stream()
                .min(Comparator.comparingInt(each -> distance(each, name)))
                .orElseThrow();
        return distance(nearest, name) <= LIKELY
                ? ": did you mean " + nearest + "?"
                : "; there are " + String.join(", ", OURS);
    }

    /** How many letters must be added, left out or changed to make one word of the other (Levenshtein, 1966). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal
                        + (Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
