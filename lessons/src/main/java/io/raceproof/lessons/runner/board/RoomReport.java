package io.raceproof.lessons.runner.board;

import io.raceproof.lessons.runner.board.Card.Picture;
import io.raceproof.lessons.runner.board.RoomView.LessonView;
import io.raceproof.lessons.runner.board.RoomView.Mistake;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.report.Terminal.Style;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells on a terminal where the room is. */
public final class RoomReport {
    private static final int BAR = 20;
    private static final int LEAST_COLUMN = 16;

    private final Terminal terminal;

    /** On this terminal. */
    public RoomReport(Terminal terminal) {
        this.terminal = terminal;
    }

    /** All of it. */
    public void show(RoomView room) {
        terminal.line(terminal.styled(Style.BOLD, learners(room.learners().size())));
        for (LessonView lesson : room.lessons()) {
            terminal.line();
            show(lesson, lesson.id().equals(room.stuck()));
        }
    }

    private static String learners(int n) {
        return n + (n == 1 ? " learner" : " learners");
    }

    private void show(LessonView lesson, boolean isStuck) {
        terminal.line(terminal.styled(Style.BOLD, lesson.title())
                + (isStuck ? "  " + terminal.styled(Style.UNSURE, "most are stuck here") : ""));
        String steps = lesson.steps().stream()
                .map(step -> step.learners() + " at " + step.what())
                .collect(Collectors.joining(", "));
        terminal.wrapped(
                "  ",
                lesson.solved() + " solved, " + lesson.open() + " not yet" + (steps.isEmpty() ? "" : ": " + steps)
                        + (lesson.predictedOnly() == 0 ? "" : "; " + lesson.predictedOnly() + " before the exercise"));
        if (lesson.predictors() > 0) {
            terminal.line("  predicted by " + lesson.predictors() + ":");
        }
        boolean anySeen = lesson.predictions().stream().anyMatch(prediction -> prediction.seen() > 0);
        for (RoomView.Prediction prediction : lesson.predictions()) {
            int filled = BAR * prediction.predicted() / Math.max(1, lesson.predictors());
            String bar = "#".repeat(filled) + ".".repeat(BAR - filled);
            Terminal.hanging(
                            String.format(Locale.ROOT, "  %4d  %s  ", prediction.predicted(), bar),
                            prediction.outcome() + (anySeen ? ", seen by " + prediction.seen() : ""),
                            terminal.width())
                    .forEach(terminal::line);
        }
        Mistake mistake = lesson.mistake();
        if (mistake != null) {
            terminal.wrapped(
                    "  ",
                    "The commonest mistake (" + learners(mistake.learners()) + ", " + mistake.step() + "): "
                            + terminal.styled(Style.BAD, mistake.sentence()));
            if (mistake.picture() != null) {
                picture(mistake.picture());
            }
        }
    }

    private void picture(Picture picture) {
        List<Integer> threads = picture.rows().stream()
                .map(Card.Row::thread)
                .distinct()
                .sorted()
                .toList();
        int gap = 2;
        int column = Math.max(LEAST_COLUMN, (terminal.width() - 4) / Math.max(1, threads.size()) - gap);
        StringBuilder head = new StringBuilder("    ");
        threads.forEach(thread -> head.append(String.format(
                Locale.ROOT, "%-" + (column + gap) + "s", picture.threads().get(thread))));
        terminal.line(head.toString().stripTrailing());
        for (Card.Row row : picture.rows()) {
            String indent = " ".repeat(4 + threads.indexOf(row.thread()) * (column + gap));
            Terminal.wrap(row.text(), column).forEach(line -> terminal.line(indent + line));
            if (!row.details().isEmpty()) {
                Terminal.wrap(row.details(), column - 2).forEach(line -> terminal.line(indent + "  " + line));
            }
        }
        picture.ending().forEach(sentence -> terminal.wrapped("    ", sentence));
    }
}
