package io.raceproof.stress.race;

import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.race.samples.AlwaysWrong;
import io.raceproof.stress.race.samples.Idle;
import io.raceproof.stress.race.samples.Mailboxes;
import io.raceproof.stress.race.samples.Refusing;
import io.raceproof.stress.race.samples.TwoIncrements;
import io.raceproof.stress.race.samples.TwoTakers;
import io.raceproof.stress.race.samples.Uncontrolled;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the model checker sees in the sample races: looked at once, in one JVM, for all tests. Thread-safe. */
final class RecordedLens implements Lens {
    /** Those that hang come last: their threads stay in that JVM. */
    private static final List<Race<?>> RACES = List.of(
            new Uncontrolled(),
            new TwoIncrements(),
            new AlwaysWrong(),
            new Idle(),
            new Refusing(),
            new Mailboxes(),
            new TwoTakers());

    /** Guarded by this class. */
    private static @Nullable RecordedLens recorded;

    private final Lens lens = new ModelLens(100, Duration.ofMinutes(30));
    private final Map<Trial, Evidence> seen = new HashMap<>();

    private RecordedLens() throws InterruptedException {
        List<Trial> trials = new ArrayList<>();
        RACES.forEach(race -> race.subjects().forEach(subject -> trials.add(Trial.of(race, subject))));
        lens.look(trials, JvmSettings.SAME, Path.of("target", "races"))
                .forEach(evidence -> seen.put(evidence.trial(), evidence));
    }

    /** The one that there is. */
    static synchronized Lens ofModelChecker() throws InterruptedException {
        if (recorded == null) {
            recorded = new RecordedLens();
        }
        return recorded;
    }

    @Override
    public String name() {
        return lens.name();
    }

    @Override
    public String blindTo() {
        return lens.blindTo();
    }

    @Override
    public List<Evidence> look(List<Trial> trials, JvmSettings settings, Path directory) {
        return trials.stream()
                .map(trial -> Objects.requireNonNull(seen.get(trial), trial::toString))
                .toList();
    }
}
