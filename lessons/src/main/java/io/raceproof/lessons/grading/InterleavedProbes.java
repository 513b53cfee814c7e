package io.raceproof.lessons.grading;

import io.raceproof.lessons.lab.Checker;
import io.raceproof.stress.happensbefore.Effort;
import io.raceproof.stress.happensbefore.HappensBefore;
import io.raceproof.stress.happensbefore.RaceSearch;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.Exploration.Finding;
import io.raceproof.stress.lincheck.ModelCheck;
import io.raceproof.stress.process.JvmSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Runs the scenarios and races of a learner's checker in many interleavings: with a thread stopped at each of its steps until the
 * others have ended, some hundred runs a second. The model checker needs a second for one pair: it looks only where such a run hung,
 * and, where too few mutants are killed, at those that live. For one thread.
 */
final class InterleavedProbes implements AutoCloseable {
    private static final Effort EFFORT = new Effort(60, 5, true);
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** So many runs that do not end are no accident. */
    private static final int HUNG = 2;

    private static final int SCHEDULES = 50;

    /** Of pairs that the model checker looks at. */
    private static final int MOST_MODELLED = 8;

    /** Of its JVMs; each costs as much as hundreds of preempted runs. */
    private static final int MOST_STARTS = 3;

    private static final String PREEMPTED = "one preemption";
    private static final String MODEL = "model checker";

    /** How the lens begins to tell that a race or a scenario has a constructor that throws, which is the learner's. */
    private static final String UNMADE = "the scenario cannot be made";

    /** Searches that are run at the same time: most of what one takes is one thread's work. */
    private static final int AT_ONCE = 2;

    /** So many probes are run before it is asked which mutants live: a JVM costs as much as some searches. */
    private static final int BATCH = 4;

    private record Pair(Probe probe, Specimen specimen) {}

    private record Found(List<Pair> pairs, HappensBefore.Result result) {}

    private final String checker;
    private final List<Path> classPath;
    private final Path directory;
    private final Score score;

    private final SideBySide sideBySide = new SideBySide();

    /** On right implementations. */
    private final List<Future<Found>> onRight = new ArrayList<>();

    private int searches;

    /** Mutants of which a run did not end. */
    private final Set<Pair> hung = new LinkedHashSet<>();

    /**
     * Prepares it.
     *
     * @param checker the class name of the learner's
     * @param classPath of the learner's classes and the specimens
     */
    InterleavedProbes(String checker, List<Path> classPath, Path directory, Score score) {
        this.checker = checker;
        this.classPath = List.copyOf(classPath);
        this.directory = directory;
        this.score = score;
    }

    /** Begins with all on right implementations: what fails there is run on no mutant. */
    void begin() {
        onRight.addAll(searches(score.probes(false), score.right()));
    }

    /** The rest, when that has ended. */
    void run() throws IOException, InterruptedException {
        tell(onRight);
        List<Probe> probes = score.probes(false);
        for (int i = 0; i < probes.size(); i += BATCH) {
            tell(searches(probes.subList(i, Math.min(i + BATCH, probes.size())), score.alive()));
        }
        List<Probe> powerless =
                probes.stream().filter(probe -> !score.hasPower(probe)).toList();
        List<Specimen> others = new ArrayList<>(score.killed());
        others.addAll(score.idle());
        tell(searches(powerless, others));
        model();
    }

    /** Ends what runs. */
    @Override
    public void close() {
        sideBySide.close();
    }

    /** Begins searches of these, each in a JVM of its own: as many as are run at once, or fewer. */
    private List<Future<Found>> searches(List<Probe> probes, List<Specimen> specimens) {
        int share = (probes.size() + AT_ONCE - 1) / AT_ONCE;
        List<Future<Found>> begun = new ArrayList<>();
        for (int from = 0; from < probes.size() && !specimens.isEmpty(); from += share) {
            List<Pair> pairs = pairs(probes.subList(from, Math.min(from + share, probes.size())), specimens);
            Path folder = directory.resolve("happens-before-" + ++searches);
            begun.add(sideBySide.begin(() -> search(pairs, folder)));
        }
        return begun;
    }

    private Found search(List<Pair> pairs, Path folder) throws InterruptedException {
        return new Found(
                pairs, HappensBefore.searchNamed(names(pairs), EFFORT, LIMIT, settingsFor(pairs), List.of(), folder));
    }

    private void tell(List<Future<Found>> begun) throws IOException, InterruptedException {
        for (Future<Found> one : begun) {
            Found found = SideBySide.resultOf(one);
            RaceSearch canary = found.result().canary();
            if (canary.races().isEmpty()) {
                score.troubled("the happens-before lens sees nothing on this JVM: " + canary.trouble());
            }
            for (int i = 0; i < found.pairs().size(); i++) {
                tell(found.pairs().get(i), found.result().searches().get(i));
            }
        }
    }

    private static List<Pair> pairs(List<Probe> probes, List<Specimen> specimens) {
        return probes.stream()
                .flatMap(probe -> specimens.stream().map(specimen -> new Pair(probe, specimen)))
                .toList();
    }

    /** A race has the specimens that it is run on as its subjects, and no others. */
    private JvmSettings settingsFor(List<Pair> pairs) {
        String subjects = pairs.stream()
                .map(pair -> pair.specimen().className())
                .distinct()
                .collect(Collectors.joining(","));
        return new JvmSettings(classPath, List.of("-D" + Checker.SUBJECTS + "=" + subjects));
    }

    private List<String> names(List<Pair> pairs) {
        return pairs.stream()
                .map(pair -> pair.probe().scenario(checker, pair.specimen()))
                .toList();
    }

    private void tell(Pair pair, RaceSearch search) {
        boolean right = pair.specimen().isRight();
        if (!search.races().isEmpty()) {
            fails(pair, "happens-before", "data race: " + search.races().get(0).sentence());
        } else if (!search.violation().isEmpty()) {
            fails(pair, PREEMPTED, search.violation());
        } else if (right && search.trouble().startsWith(UNMADE)) {
            fails(pair, PREEMPTED, search.trouble());
        } else if (!search.trouble().isEmpty()) {
            score.troubled(pair.probe().title() + " on " + pair.specimen().name() + ": " + search.trouble());
        } else if (right && search.hung() >= HUNG) {
            fails(pair, PREEMPTED, "it does not end");
        } else if (pair.specimen().role() == Specimen.Role.IDLE && search.hung() > 0) {
            fails(pair, PREEMPTED, "it does not end");
        } else if (!right && search.hung() > 0) {
            hung.add(pair);
        }
    }

    private void fails(Pair pair, String lens, String why) {
        score.fails(pair.probe(), pair.specimen(), lens, why);
    }

    /** What kills by this lens must leave the right implementations alone by it. */
    private void model() throws InterruptedException {
        Set<Pair> broken = explore(candidates());
        List<Probe> killers = broken.stream().map(Pair::probe).distinct().toList();
        explore(pairs(killers, score.right())).forEach(pair -> fails(pair, MODEL, "an interleaving fails"));
        broken.forEach(pair -> fails(pair, MODEL, ""));
    }

    /** First those of which a run hung; others only while too few are killed. */
    private List<Pair> candidates() {
        Set<Pair> pairs = new LinkedHashSet<>(hung);
        if (score.lacksKills()) {
            score.alive().forEach(mutant -> pairs.addAll(pairs(score.probes(false), List.of(mutant))));
        }
        return pairs.stream()
                .filter(pair -> pair.probe().isModelled() && score.checksAnything(pair.probe()))
                .filter(pair -> score.isWanted(pair.probe(), pair.specimen()))
                .limit(MOST_MODELLED)
                .toList();
    }

    /** Those that are broken. A hang leaves the tool blind to what it would look at after that: it begins anew with the rest. */
    private Set<Pair> explore(List<Pair> pairs) throws InterruptedException {
        Set<Pair> broken = new LinkedHashSet<>();
        List<Pair> left = pairs;
        for (int starts = 0; starts < MOST_STARTS && !left.isEmpty(); starts++) {
            List<Exploration> found = ModelCheck.runNamed(
                            names(left), SCHEDULES, LIMIT, settingsFor(left), false, directory.resolve("model"))
                    .explorations();
            List<Pair> looked = new ArrayList<>();
            boolean blind = false;
            while (looked.size() < left.size() && !blind) {
                Pair pair = left.get(looked.size());
                Finding finding = found.get(looked.size()).finding();
                looked.add(pair);
                if (finding.isBroken()) {
                    broken.add(pair);
                }
                blind = finding == Finding.DEADLOCK || finding == Finding.LIVELOCK || finding == Finding.TOOL_TROUBLE;
            }
            left = left.subList(looked.size(), left.size());
        }
        return broken;
    }
}
