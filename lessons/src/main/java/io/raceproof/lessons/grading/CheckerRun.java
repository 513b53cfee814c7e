package io.raceproof.lessons.grading;

import io.raceproof.lessons.lab.Bank;
import io.raceproof.lessons.lab.Step;
import io.raceproof.stress.mutation.Mutant;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Scores a learner's checker: what it finds in mutants, and what it says of right implementations. The right ones come first, so a
 * probe with a false alarm is run on no mutant; and a mutant that is killed is left alone by probes that have killed something.
 *
 * <pre>
 *   list the probes ──► checks, one run each ──► scenarios and races, many runs each ──► board
 *                                                  if passed: the same on the learner's own executor
 * </pre>
 *
 * <p>For one run.
 */
final class CheckerRun {
    private final Answer answer;
    private final Bank bank;
    private final Path directory;
    private final Consumer<StepResult> listener;

    /** @param listener is told of each kill, as a step that has passed, and of the end */
    CheckerRun(Answer answer, Bank bank, Consumer<StepResult> listener) {
        this.answer = answer;
        this.bank = bank;
        this.directory = answer.directory().resolve("checker");
        this.listener = listener;
    }

    /** Scores it; the result has been told. */
    StepResult run(Path file) throws IOException, InterruptedException {
        StepResult result = score(file);
        listener.accept(result);
        return result;
    }

    private StepResult score(Path file) throws IOException, InterruptedException {
        Path classes = directory.resolve("specimens");
        Folders.empty(classes);
        List<Specimen> specimens = Specimen.write(bank, classes, Specimen.seedOf(file));
        Score score = new Score(bank, specimens, listener);
        String trouble = run(score, classes);
        if (trouble != null) {
            return StepResult.failed(
                    Step.CHECKER, "the checker cannot be made", List.of("its constructor: " + trouble));
        }
        if (!score.trouble().isEmpty() && score.alarms().isEmpty()) {
            return StepResult.trouble(Step.CHECKER, Verdict.ENVIRONMENT, score.trouble());
        }
        if (!score.isPassed()) {
            return StepResult.failed(Step.CHECKER, score.summary(), score.board());
        }
        own(file);
        List<String> details = new ArrayList<>(score.board());
        score.mutants().forEach(mutant -> details.add(mutant.name() + ": " + sourceOf(mutant)));
        return new StepResult(Step.CHECKER, Verdict.HELD, score.summary(), details, null);
    }

    /** Runs all probes on the score's specimens; null, or why there are none. */
    private @Nullable String run(Score score, Path classes) throws IOException, InterruptedException {
        List<Path> classPath = List.of(answer.classes(), classes);
        String checker = answer.lesson().className();
        ChecksRun checks = new ChecksRun(checker, new JvmSettings(classPath, List.of()), directory.resolve("checks"));
        ChecksRun.Listing listing = checks.list();
        if (listing.trouble() == null) {
            score.probes(listing.probes());
            try (InterleavedProbes probes = new InterleavedProbes(checker, classPath, directory, score)) {
                probes.begin(); // while checks wait, most of the time
                checks.run(score);
                probes.run();
            }
        }
        return listing.trouble();
    }

    /** The learner's own answers to earlier lessons, if they are all there, under the learner's own checker. */
    private void own(Path file) throws IOException, InterruptedException {
        Bank.Own own = bank.own();
        Path root = Objects.requireNonNull(file.toAbsolutePath().getParent()).getParent();
        if (own == null || root == null) {
            return;
        }
        List<Path> sources = own.files().stream().map(root::resolve).toList();
        if (!sources.stream().allMatch(Files::isRegularFile)) {
            return;
        }
        Path classes = directory.resolve("own");
        Folders.empty(classes);
        for (Path source : sources) {
            List<String> errors =
                    new ArrayList<>(Compiler.compile(source, System.getProperty("java.class.path"), classes));
            errors.addAll(ForbiddenCalls.find(classes));
            if (!errors.isEmpty()) {
                tell(source.getFileName() + ", " + errors.get(0));
                return;
            }
        }
        List<Specimen> specimens = List.of(Specimen.right(own.adapter(), "your own executor"));
        Score score = new Score(bank, specimens, kill -> {});
        run(score, classes);
        score.alarms().forEach(this::tell);
        if (score.alarms().isEmpty()) {
            tell("all your checks hold");
        }
    }

    private void tell(String sentence) {
        listener.accept(StepResult.passed(Step.CHECKER, "your own executor, of lessons 12 to 15", sentence));
    }

    /** What is broken, with the line of the original. */
    private String sourceOf(Specimen specimen) {
        Mutant mutant = Objects.requireNonNull(specimen.mutant());
        String file = bank.original().getSimpleName() + ".java";
        List<String> lines = answer.lesson().folder().read(file).lines().toList();
        boolean known = mutant.line() > 0 && mutant.line() <= lines.size();
        String place = known
                ? file + ":" + mutant.line() + "  "
                        + lines.get(mutant.line() - 1).strip()
                : mutant.member();
        return place + "   (" + mutant.kind() + ": " + mutant.description() + ")";
    }
}
