package io.raceproof.lessons.grading;

import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Look;
import io.raceproof.stress.lincheck.Canary;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.ModelCheck;
import io.raceproof.stress.lincheck.WarmModelChecker;
import io.raceproof.stress.lincheck.WarmUp;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.race.Effort;
import io.raceproof.stress.race.GeneratedLens;
import io.raceproof.stress.race.KeptPrograms;
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
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * One run of the model checker: over the controls, the schedules that aim at mistakes, the answer's races, and programs that are
 * generated from their operations. It is started before there is an answer, and asked when there is one: for one answer. Most of
 * what it takes is the tool's preparation of the classes, so one JVM does it all. A canary stands behind the races, and behind all.
 *
 * <pre>
 *   controls ──► waits ──run──► aimed ──► races ──► canary ──► generated ──► canary
 *                                              {@link #quick} ▲      what run returns ▲
 * </pre>
 */
final class ModelRun implements Stage, AutoCloseable {
    /** Of the wrong answers that the model checker rejected on JDK 17, the last one failed at schedule 107, nine of ten by 42. */
    private static final int SCHEDULES = 200;

    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** The tool waits for a thread that it does not know for a minute. */
    private static final Duration LIMIT_WITH_OWN_THREADS = Duration.ofSeconds(20);

    /** Many programs, each in few schedules: a bug of theirs is in most of its schedules, or in another program's. */
    private static final Effort EFFORT = new Effort(20, Duration.ofSeconds(3), 1, 100);

    private final Lab lab;
    private final KeptPrograms kept;

    /** What is explored before the answer: the controls, or something that warms the tool up. */
    private final List<String> first;

    private final WarmModelChecker standby;
    private final CompletableFuture<List<StepResult>> quick = new CompletableFuture<>();

    /**
     * Starts it.
     *
     * @param kept the programs that broke an answer before; one that does so now is added
     * @param classes where the answer's classes will be
     * @param directory for its files
     */
    ModelRun(Lab lab, KeptPrograms kept, Path classes, Path directory) {
        this.lab = lab;
        this.kept = kept;
        try {
            Files.createDirectories(classes); // a JVM forgets a folder that is not there when it starts
        } catch (IOException e) {
            throw new UncheckedIOException("a folder for classes cannot be made: " + classes, e);
        }
        this.first = controls().isEmpty() ? List.of(WarmUp.class.getName()) : controls();
        JvmSettings settings = new JvmSettings(List.of(classes), List.of(kept.flag()));
        this.standby = ModelCheck.standByNamed(first, SCHEDULES, settings, directory);
    }

    private List<String> controls() {
        return Races.controls(lab, Look.MODEL).stream()
                .flatMap(Optional::stream)
                .map(ModelLens::scenarioOf)
                .toList();
    }

    /** Whether it can still be asked. */
    boolean isAlive() {
        return standby.isAlive();
    }

    /** The results of the mistakes and the races, as soon as it has explored these: there are others to come. */
    CompletableFuture<List<StepResult>> quick() {
        return quick;
    }

    /** The results of the generated programs; none if an earlier step failed. */
    @Override
    public List<StepResult> run(Answer answer) throws IOException, InterruptedException {
        try {
            return explore(answer);
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            quick.completeExceptionally(e);
            throw e;
        }
    }

    private List<StepResult> explore(Answer answer) throws IOException, InterruptedException {
        ModelJudge judge = new ModelJudge(answer);
        List<String> aimed = lab.mistakes().stream().map(ModelRun::nameOf).toList();
        List<String> races = Races.answers(lab, Look.MODEL).stream()
                .map(ModelLens::scenarioOf)
                .toList();
        List<Trial> trials = Races.answers(lab, Look.GENERATED);
        List<String> names = new ArrayList<>(Stream.concat(aimed.stream(), races.stream())
                .distinct()
                .toList()); // a mistake may be aimed at by a race
        names.add(Canary.class.getName());
        int canary = names.size();
        trials.forEach(trial -> names.add(GeneratedLens.scenarioOf(trial, EFFORT)));
        ModelCheck.Result result =
                standby.exploreNamed(names, answer.ownThreads() ? LIMIT_WITH_OWN_THREADS : LIMIT, all -> {
                    if (!quick.isDone() && all.size() >= first.size() + canary) {
                        List<StepResult> early = judged(judge, aimed, races, names, all);
                        if (early.stream().allMatch(StepResult::passed)) { // else it may be asked once more
                            quick.complete(early);
                        }
                    }
                });
        List<StepResult> results = judged(judge, aimed, races, names, result.explorations());
        quick.complete(results);
        return results.stream().allMatch(StepResult::passed) && !trials.isEmpty()
                ? List.of(generated(judge, trials, result, first.size() + canary))
                : List.of();
    }

    private List<StepResult> judged(
            ModelJudge judge, List<String> aimed, List<String> races, List<String> names, List<Exploration> all) {
        List<Exploration> found = all.subList(first.size(), all.size());
        return judge.judge(new ModelJudge.Seen(
                of(aimed, names, found),
                of(races, names, found),
                all.subList(0, first.size()),
                found.get(names.indexOf(Canary.class.getName()))));
    }

    private static List<Exploration> of(List<String> wanted, List<String> names, List<Exploration> found) {
        return wanted.stream().map(name -> found.get(names.indexOf(name))).toList();
    }

    private StepResult generated(ModelJudge judge, List<Trial> trials, ModelCheck.Result result, int from) {
        List<Exploration> found = result.explorations().subList(from, from + trials.size());
        for (int i = 0; i < trials.size(); i++) {
            String calls = found.get(i).calls();
            if (calls != null) {
                kept.add(trials.get(i).race(), calls, found.get(i).message());
            }
        }
        return judge.generated(found);
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
