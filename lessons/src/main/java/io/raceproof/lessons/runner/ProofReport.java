package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Has lessons proved and shows it, a line for each answer. */
final class ProofReport {
    private final Terminal terminal;

    ProofReport(Terminal terminal) {
        this.terminal = terminal;
    }

    /** All of them; see {@link Prover#prove}. */
    Verdict prove(List<Lesson> lessons, int most, Path directory) throws IOException, InterruptedException {
        List<Prover.Proof> all = new ArrayList<>();
        for (Lesson lesson : lessons) {
            terminal.line(lesson.title());
            List<Prover.Proof> proofs = new Prover(lesson, directory).prove(most, this::show);
            terminal.wrapped("", Prover.summary(proofs));
            all.addAll(proofs);
        }
        if (lessons.size() > 1) {
            terminal.wrapped("", "all lessons: " + Prover.summary(all));
        }
        return Prover.verdict(all);
    }

    private void show(Prover.Proof proof) {
        terminal.line(String.format(
                Locale.ROOT,
                " %s  %-34s %-23s %5.1f s %5s%s",
                proof.holds() ? "ok  " : "FAIL",
                proof.name(),
                proof.expected(),
                proof.seconds(),
                proof.stressSeconds() < 0.1 ? "" : String.format(Locale.ROOT, "+%.1f s", proof.stressSeconds()),
                proof.holds() ? "" : "  but: " + proof.got()));
    }
}
