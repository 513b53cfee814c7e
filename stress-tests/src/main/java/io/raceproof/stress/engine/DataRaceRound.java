package io.raceproof.stress.engine;

import io.raceproof.stress.happensbefore.Effort;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.race.HappensBeforeEvidence;
import io.raceproof.stress.race.HappensBeforeLens;
import io.raceproof.stress.race.Tier;
import io.raceproof.stress.race.Trial;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;

/** Has the happens-before lens look at subjects of races, once, all in one JVM, positive controls first. For one thread. */
final class DataRaceRound {
    /** Looks for data races: the lens. */
    interface Tool {
        /** Looks at each of them, with flags for its JVM and a folder for its files. */
        List<HappensBeforeEvidence> look(
                List<Trial> trials, Effort effort, Duration limit, List<String> flags, Path folder)
                throws InterruptedException;

        /** The real one. */
        static Tool ofThisMachine() {
            return (trials, effort, limit, flags, folder) -> new HappensBeforeLens(effort, limit, List.of())
                    .look(trials, new JvmSettings(List.of(), flags), folder).stream()
                            .map(HappensBeforeEvidence.class::cast)
                            .toList();
        }
    }

    private final Settings settings;
    private final Tool tool;
    private final Path directory;

    DataRaceRound(Settings settings, Tool tool, Path directory) {
        this.settings = settings;
        this.tool = tool;
        this.directory = directory;
    }

    void run(List<Check> checks, BiConsumer<Check, Evidence> decided) throws InterruptedException {
        Set<String> all = new LinkedHashSet<>();
        checks.forEach(check -> all.addAll(check.tests()));
        List<String> tests = List.copyOf(all);
        List<HappensBeforeEvidence> seen = tool.look(
                tests.stream().map(RaceChecks::trialOf).toList(),
                settings.tier().compareTo(Tier.NIGHTLY) < 0 ? Effort.QUICK : Effort.THOROUGH,
                settings.time().plus(settings.hang()),
                settings.modelArgs(),
                directory);
        Map<String, HappensBeforeEvidence> found = new HashMap<>();
        for (int i = 0; i < tests.size(); i++) {
            found.put(tests.get(i), seen.get(i));
        }
        for (Check check : checks) {
            HappensBeforeEvidence evidence = Objects.requireNonNull(found.get(check.test()), check.test());
            decided.accept(check, Evidence.of(check, evidence.search(), judge(check, evidence, found)));
        }
    }

    private static Judgement judge(
            Check check, HappensBeforeEvidence evidence, Map<String, HappensBeforeEvidence> found) {
        String control = check.control();
        Judgement judgement =
                evidence.judge(control == null ? evidence : Objects.requireNonNull(found.get(control), control));
        boolean uncontrolled = control == null && !check.mustBeCaught();
        return uncontrolled && judgement.verdict() == Verdict.INCONCLUSIVE
                ? Judgement.of(Verdict.INCONCLUSIVE, "nothing was found, but " + Check.NO_CONTROL)
                : judgement;
    }
}
