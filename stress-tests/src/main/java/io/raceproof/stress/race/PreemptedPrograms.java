package io.raceproof.stress.race;

import io.raceproof.stress.happensbefore.HappensBefore;
import io.raceproof.stress.happensbefore.RaceSearch;
import io.raceproof.stress.happensbefore.ScenarioSeries;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.Exploration.Finding;
import io.raceproof.stress.process.JvmSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Programs by the hundred, each with one preemption at every step and the reference's rule checked after each run: some
 * hundredths of a second a program, where the model checker needs a second. What fails is for the model checker, which shows
 * its interleaving. Run by {@link HappensBefore} in its JVM. For one thread.
 */
public final class PreemptedPrograms implements ScenarioSeries {
    /** At most so many runs with a preemption of each program. */
    private static final int PREEMPTIONS = 300;

    private final Effort effort;
    private final Trial trial;

    /** Of an {@link Effort} and a {@link Trial}, as texts with # between them. */
    public PreemptedPrograms(String text) {
        int between = text.indexOf('#');
        this.effort = Effort.parse(text.substring(0, between));
        this.trial = Trial.parse(text.substring(between + 1));
    }

    /** What the happens-before lens is to be told, to try programs on a subject. */
    public static String nameOf(Trial trial, Effort effort) {
        return PreemptedPrograms.class.getName() + "#" + effort.text() + "#" + trial.text();
    }

    /**
     * Tries programs on each subject, up to the first that fails on it.
     *
     * @param limit if none is finished for so long, the JVM is killed, and what has not finished is trouble of the tool
     * @param directory for its files
     * @return what was found, in the order of the trials; its calls are the program
     */
    public static List<RaceSearch> search(
            List<Trial> trials, Effort effort, Duration limit, JvmSettings settings, Path directory)
            throws InterruptedException {
        List<String> names = trials.stream().map(trial -> nameOf(trial, effort)).toList();
        var each = new io.raceproof.stress.happensbefore.Effort(PREEMPTIONS, 0, true);
        return HappensBefore.searchNamed(names, each, limit, settings, List.of(), directory)
                .searches();
    }

    /** What the model checker found, or, where it found nothing, what one preemption has shown. */
    public static Exploration together(Exploration explored, RaceSearch preempted) {
        if (explored.finding().isBroken() || preempted.violation().isEmpty()) {
            return explored;
        }
        return new Exploration(
                explored.scenario(),
                Finding.VIOLATION,
                String.format(
                        Locale.ROOT,
                        "%s, by one preemption, in run %,d, which the model checker did not repeat",
                        preempted.violation(),
                        preempted.runs()),
                Math.max(1, explored.schedules()),
                explored.millis() + preempted.millis(),
                null,
                preempted.calls());
    }

    @Override
    public Optional<Failure> search(Trying trying) {
        return search(trial.load(), trying);
    }

    /** What was kept is looked at thoroughly: it may fail at a single one of its steps. */
    private <S> Optional<Failure> search(Race<S> race, Trying trying) {
        List<String> kept =
                KeptPrograms.toBeginWith(race).stream().map(Program::text).toList();
        return new ProgramHunt<>(race, trial.subject(), effort)
                .<String>first(stage -> {
                    boolean everyStep = kept.contains(stage.program().text());
                    String violation = trying.violationOf(new RaceScenario(stage, null), everyStep);
                    return violation.isEmpty() ? null : violation;
                })
                .filter(failure ->
                        failure.found() != null || !isControl(race)) // a control that is wrong in turn shows nothing
                .map(PreemptedPrograms::told);
    }

    private boolean isControl(Race<?> race) {
        return race.subject(trial.subject()).role() == Subject.Role.BROKEN;
    }

    private static Failure told(ProgramHunt.Failure<String> failure) {
        String violation = failure.found() == null ? failure.inTurn() : failure.found();
        return new Failure(violation + " (program: " + failure.program() + ")", failure.program());
    }
}
