package io.raceproof.stress.report;

import io.raceproof.stress.happensbefore.DataRace;
import io.raceproof.stress.jcstress.Expectation;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.lincheck.CondensedTrace;
import io.raceproof.stress.lincheck.ScheduleTree;
import io.raceproof.stress.lincheck.Step.Location;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A {@link Page} as plain HTML: what is seen where scripts do not run, and what is printed. All rows of an interleaving with
 * the state after each, one version a sheet.
 */
final class StillPage {
    private final Page page;
    private final Markup out = new Markup();

    private StillPage(Page page) {
        this.page = page;
    }

    /** The content of the element that is replaced where scripts run. */
    static String of(Page page) {
        StillPage still = new StillPage(page);
        still.write();
        return still.out.toString();
    }

    /** The versions alone. */
    static String versionsOf(Page page) {
        StillPage still = new StillPage(page);
        page.versions().forEach(still::version);
        return still.out.toString();
    }

    private void write() {
        out.element("h1", page.title()).element("p", page.story());
        page.versions().forEach(this::version);
        Stamp stamp = page.stamp();
        out.element(
                "p",
                "JDK " + stamp.jdk() + " · " + stamp.cores() + " × " + stamp.processor() + " · " + stamp.system()
                        + " · " + stamp.time() + " · commit " + stamp.commit(),
                "class=\"soft small\"");
    }

    private void version(Page.Version version) {
        out.open("section");
        out.element("h2", version.name());
        out.element(
                "p",
                version.verdict().name(),
                "class=\"verdict " + version.verdict().name() + "\"");
        out.element("p", version.what());
        CondensedTrace story = version.interleaving();
        if (!version.rule().isEmpty()) {
            out.element("p", "The rule is violated: " + version.rule(), "class=\"rule\"");
        }
        if (story != null) {
            rows(version, story);
            story.ending().stuck().forEach(stuck -> out.element("p", stuck.sentence(story.threads())));
        }
        lenses(version);
        source(version);
        out.close("section");
    }

    private void rows(Page.Version version, CondensedTrace story) {
        out.open("table").element("caption", "The interleaving, row by row");
        out.open("thead").open("tr");
        List.of("Step", "Thread", "Line", "What happens", "State after it")
                .forEach(head -> out.element("th", head, "scope=\"col\""));
        out.close("tr").close("thead").open("tbody");
        if (story.left() > 0) {
            out.open("tr").element("td", story.leftOut(), "colspan=\"5\"").close("tr");
        }
        for (int i = 0; i < story.rows().size(); i++) {
            CondensedTrace.Row row = story.rows().get(i);
            out.open("tr").element("th", Integer.toString(i + 1), "scope=\"row\"");
            out.element("td", story.threads().get(row.thread()));
            out.open("td").element("code", lineOf(version, row.location())).close("td");
            out.open("td");
            happens(row);
            out.close("td").open("td");
            state(story, row);
            out.close("td").close("tr");
        }
        out.close("tbody").close("table");
    }

    private static String lineOf(Page.Version version, Location location) {
        boolean here = location.file().equals(version.file())
                && location.line() > 0
                && location.line() <= version.source().size();
        return here
                ? location.line() + "  "
                        + version.source().get(location.line() - 1).strip()
                : location.toString();
    }

    private void happens(CondensedTrace.Row row) {
        if (!row.action().isEmpty()) {
            out.element("p", (row.goesOn() ? "goes on in " : "") + row.action());
        }
        row.details().forEach(detail -> out.element("p", detail));
        row.notes().forEach(note -> out.element("p", note, "class=\"alarm\""));
    }

    private void state(CondensedTrace story, CondensedTrace.Row row) {
        row.fields().stream()
                .filter(field -> !field.value().isEmpty())
                .forEach(field -> out.element("p", field.name() + " = " + field.value()));
        row.locks().forEach(lock -> {
            String name = lock.name().isEmpty() ? "a lock" : lock.name();
            names(story, name + " held by ", lock.holders());
            names(story, name + " wanted by ", lock.waiters());
            names(story, "waiting to be notified on " + name + ": ", lock.sleepers());
        });
    }

    private void names(CondensedTrace story, String words, List<Integer> threads) {
        if (!threads.isEmpty()) {
            out.element(
                    "p",
                    words
                            + threads.stream()
                                    .map(thread -> story.threads().get(thread))
                                    .collect(Collectors.joining(", ")));
        }
    }

    private void lenses(Page.Version version) {
        if (version.runs() > 0) {
            out.element("p", number("The unit test was green %,d of %,d times.", version.green(), version.runs()));
        }
        if (version.samples() > 0) {
            outcomes(version);
        }
        if (version.schedules() > 0) {
            out.element(
                    "p",
                    number(
                            version.rule().isEmpty()
                                    ? "Lincheck's model checker: %,d schedules, no violation."
                                    : "Lincheck's model checker: schedule %,d breaks it.",
                            version.schedules()));
        }
        ScheduleTree tree = version.tree();
        if (tree != null) {
            out.element("p", schedules(tree));
        }
        out.open("ul");
        version.races().stream().map(DataRace::sentence).forEach(race -> out.element("li", "data race: " + race));
        version.bounds().forEach(bound -> out.element("li", bound));
        out.close("ul");
    }

    private static String schedules(ScheduleTree tree) {
        return number("%,d schedules were recorded", tree.schedules())
                + (tree.complete() ? ", there are no others; " : tree.broken() > 0 ? ", " : "; ")
                + (tree.broken() > 0 ? number("%,d of them break it.", tree.broken()) : "none breaks it.");
    }

    private void outcomes(Page.Version version) {
        out.open("table").element("caption", number("Outcomes of %,d samples of jcstress", version.samples()));
        out.open("thead").open("tr");
        List.of("Outcome", "Allowed", "Times", "Per million").forEach(head -> out.element("th", head, "scope=\"col\""));
        out.close("tr").close("thead").open("tbody");
        for (StressTable.Outcome outcome : version.outcomes()) {
            if (outcome.count() > 0) {
                out.open("tr").element("th", outcome.description(), "scope=\"row\"");
                out.element("td", outcome.expectation() == Expectation.FORBIDDEN ? "no" : "yes");
                out.element("td", number("%,d", outcome.count()));
                out.element("td", number("%,.1f", outcome.count() * 1e6 / version.samples()));
                out.close("tr");
            }
        }
        out.close("tbody").close("table");
    }

    private void source(Page.Version version) {
        out.element("p", version.file(), "class=\"soft small\"").open("pre");
        for (int n = version.first(); n <= version.last(); n++) {
            String line = version.source().get(n - 1);
            if (!line.matches("\\s*// @(start|end).*")) {
                out.text(String.format(Locale.ROOT, "%4d  %s%n", n, line));
            }
        }
        out.close("pre");
    }

    private static String number(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
