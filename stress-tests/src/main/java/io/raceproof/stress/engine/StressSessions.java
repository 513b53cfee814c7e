package io.raceproof.stress.engine;

import io.raceproof.stress.jcstress.Budget;
import io.raceproof.stress.jcstress.Jcstress;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.race.StressLens;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * jcstress, for classes and for races: one run for each, since it reads one list of tests, and that of races is made for the
 * run. For one thread.
 *
 * @param directory for its files
 */
record StressSessions(Path directory) implements StressRounds.Tool {
    @Override
    public Jcstress.Session run(List<String> tests, Budget budget, Duration limit) throws InterruptedException {
        List<String> races = tests.stream().filter(RaceChecks::isOne).toList();
        List<String> classes =
                tests.stream().filter(test -> !RaceChecks.isOne(test)).toList();
        if (races.isEmpty()) {
            return Jcstress.session(classes, budget, limit, directory);
        }
        Jcstress.Session ofRaces = ofRaces(races, budget, limit);
        return classes.isEmpty() ? ofRaces : both(tests, Jcstress.session(classes, budget, limit, directory), ofRaces);
    }

    private Jcstress.Session ofRaces(List<String> tests, Budget budget, Duration limit) throws InterruptedException {
        Jcstress.Session session = StressLens.session(
                tests.stream().map(RaceChecks::trialOf).toList(),
                budget,
                limit,
                JvmSettings.SAME,
                directory.resolve("races"));
        List<StressTable> named = new ArrayList<>();
        for (int i = 0; i < tests.size(); i++) {
            StressTable table = session.tables().get(i);
            named.add(new StressTable(tests.get(i), table.runs(), table.profile()));
        }
        return new Jcstress.Session(named, session.timedOut(), session.log());
    }

    private static Jcstress.Session both(List<String> tests, Jcstress.Session classes, Jcstress.Session races) {
        Map<String, StressTable> tables = new HashMap<>();
        classes.tables().forEach(table -> tables.put(table.test(), table));
        races.tables().forEach(table -> tables.put(table.test(), table));
        return new Jcstress.Session(
                tests.stream()
                        .map(test -> Objects.requireNonNull(tables.get(test), test))
                        .toList(),
                classes.timedOut() || races.timedOut(),
                races.timedOut() ? races.log() : classes.log());
    }
}
