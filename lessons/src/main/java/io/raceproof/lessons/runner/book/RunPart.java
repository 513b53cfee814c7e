package io.raceproof.lessons.runner.book;

import com.google.gson.Gson;
import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.demo.Recording;
import io.raceproof.lessons.measure.Claim;
import io.raceproof.lessons.measure.PlotPage;
import io.raceproof.lessons.measure.Table;
import io.raceproof.lessons.runner.sheets.Ansi;
import io.raceproof.stress.report.Page;
import io.raceproof.stress.report.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run of the demonstration gave: its page, in which the reader can be the scheduler; what was measured; its terminal. */
final class RunPart {
    private static final Template TEMPLATE = Template.of(RunPart.class, "run.html");
    private static final Template PLAYED = Template.of(RunPart.class, "played.html");

    /** What the first template shows. */
    private record Filled(
            boolean nothing,
            String command,
            String when,
            @Nullable Plots plots) {}

    /** What the second one shows, both as HTML. */
    private record Played(String page, String terminal) {}

    /** The drawings are JSON, for the script. */
    private record Plots(List<Claim> claims, List<String> notes, List<Table> tables, String drawings) {}

    private final Lesson lesson;
    private final @Nullable Recording run;

    /** Null if there is no run, or nothing in its page. */
    private final @Nullable Page page;

    RunPart(Lesson lesson, Optional<Recording> run) {
        this.lesson = lesson;
        this.run = run.orElse(null);
        this.page = run.map(Recording::page)
                .filter(found -> !found.versions().isEmpty())
                .orElse(null);
    }

    /** Where and when a run was. */
    static String when(Lesson lesson, Recording run) {
        return "Recorded " + run.stamp().time().replaceFirst("T.*", "") + ", "
                + run.stamp().line()
                + (run.isUpToDate(lesson) ? "." : ", of an older version of this lesson.");
    }

    /** Whether there is a page, which its script draws. */
    boolean hasPage() {
        return page != null;
    }

    /** Whether there are plots, which theirs draws. */
    boolean hasPlots() {
        return run != null && run.plots() != null;
    }

    Section section() {
        String command = "raceproof demo " + lesson.number();
        Filled filled = run == null
                ? new Filled(true, command, "", null)
                : new Filled(false, command, when(lesson, run), plots(run.plots()));
        String wide = run == null ? "" : PLAYED.fill(new Played(page == null ? "" : page.part(), terminal(run)));
        return new Section("run", "What happened", TEMPLATE.fill(filled), wide, "recorded run interleaving verdict");
    }

    private static @Nullable Plots plots(@Nullable PlotPage plots) {
        return plots == null
                ? null
                : new Plots(plots.claims(), plots.notes(), plots.tables(), new Gson().toJson(plots.plots()));
    }

    private static String terminal(Recording run) {
        List<String> lines = new ArrayList<>();
        run.slides().forEach(slide -> {
            slide.forEach(line -> lines.add(Ansi.html(line)));
            lines.add("");
        });
        return String.join("\n", lines).stripTrailing();
    }
}
