package io.raceproof.lessons.grading;

import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Look;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.ModelCheck;
import io.raceproof.stress.lincheck.WarmModelChecker;
import io.raceproof.stress.lincheck.WarmUp;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.race.ModelLens;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run of the model checker, over the schedules that aim at mistakes, the answer's races, and the controls. It is started before there is an answer, and asked when there is one: for one
 * answer.
 */
final class ModelRun implements Stage, AutoCloseable {
    private static final int SCHEDULES = 300;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** The tool waits for a thread that it does not know for a minute. */
    private static final Duration LIMIT_WITH_OWN_THREADS = Duration.ofSeconds(20);

    private final Lab lab;
    private final boolean controlFirst;
    private final WarmModelChecker standby;

    /**
     * Starts it.
     *
     * @param controlFirst whether there is time for the controls before the answer comes
     * @param classes where the answer's classes will be
     * @param directory for its files
     */
    ModelRun(Lab lab, boolean controlFirst, Path classes, Path directory) {
        this.lab = lab;
        this.controlFirst = controlFirst;
        try {
            Files.createDirectories(classes); // a JVM forgets a folder that is not there when it starts
        } catch (IOException e) {
            throw new UncheckedIOException("a folder for classes cannot be made: " + classes, e);
        }
        List<String> first = controlFirst && !controls().isEmpty() ? controls() : List.of(WarmUp.class.getName());
        JvmSettings settings = new JvmSettings(List.of(classes), List.of());
        this.standby = ModelCheck.standByNamed(first, SCHEDULES, settings, directory);
    }

    private List<String> controls() {
        return Races.controls(lab, Look.MODEL).stream()
                .flatMap(Optional::stream)
                .map(ModelLens::scenarioOf)
                .toList();
    }

    /** Whether the controls are explored before the answer comes. */
    boolean isControlFirst() {
        return controlFirst;
    }

    /** Whether it can still be asked. */
    boolean isAlive() {
        return standby.isAlive();
    }

    @Override
    public List<StepResult> run(Answer answer) throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        lab.mistakes().forEach(mistake -> names.add(nameOf(mistake)));
        Races.answers(lab, Look.MODEL).forEach(trial -> names.add(ModelLens.scenarioOf(trial)));
        List<String> controls = controls();
        int before = controlFirst && !controls.isEmpty() ? controls.size() : 1;
        if (!controlFirst) {
            names.addAll(controls);
        }
        List<String> distinct = names.stream().distinct().toList(); // a mistake's race may be one of the lab's, too
        ModelCheck.Result result = standby.exploreNamed(distinct, answer.ownThreads() ? LIMIT_WITH_OWN_THREADS : LIMIT);
        List<Exploration> first = result.explorations().subList(0, before);
        List<Exploration> found = names.stream()
                .map(name -> result.explorations().get(before + distinct.indexOf(name)))
                .toList();
        int aimed = lab.mistakes().size();
        int authors = aimed + Races.answers(lab, Look.MODEL).size();
        return new ModelJudge(answer)
                .judge(new ModelJudge.Seen(
                        found.subList(0, aimed),
                        found.subList(aimed, authors),
                        controlFirst ? first : found.subList(authors, found.size()),
                        result.canary()));
    }

    private static String nameOf(Lab.Mistake mistake) {
        return Race.class.isAssignableFrom(mistake.schedules())
                ? ModelLens.scenarioOf(new Trial(mistake.schedules().getName(), Lab.ANSWER))
                : mistake.schedules().getName();
    }

    /** Ends it, if it was not asked. */
    @Override
    public void close() {
        standby.close();
    }
}
