package io.raceproof.lessons.runner.sheets;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.LessonFolder;
import io.raceproof.lessons.Markdown;
import io.raceproof.lessons.demo.Recording;
import io.raceproof.lessons.demo.Slides;
import io.raceproof.stress.report.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A lesson's slides as HTML: its text, a section on a page or on as many as it needs, and what a recorded run has shown, marked as
 * recorded, after what the text says of the tools. No answer to the exercise.
 */
public final class SlideSheets {
    /** So many fit on a page below the mark. */
    private static final int LINES = 20;

    private SlideSheets() {}

    /** Of a lesson; without a recorded run there is only its text. */
    public static String html(Lesson lesson) {
        List<String> headings = Markdown.of(lesson.text()).headings(2);
        List<String> pages = new ArrayList<>();
        headings.forEach(heading ->
                pages.add("<h2>" + Markup.escaped(heading) + "</h2>\n" + TextHtml.of(lesson.section(heading))));
        pages.addAll(LessonFolder.placeOfRun(headings), recorded(lesson));
        StringBuilder body = new StringBuilder();
        pages.forEach(page -> body.append("<section>\n").append(page).append("</section>\n"));
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>%1$s</title><style>
                @page { size: 960pt 540pt; margin: 32pt 40pt 36pt;
                        @bottom-left { content: "%1$s"; font: 11pt system-ui, sans-serif; color: #555 }
                        @bottom-right { content: counter(page) " of " counter(pages); font: 11pt system-ui, sans-serif; color: #555 } }
                body { margin: 0; color: #000; background: #fff; font: 20pt/1.32 system-ui, "DejaVu Sans", sans-serif }
                section { break-before: page }
                header { padding-top: 90pt } header p { font-size: 26pt; margin: .6em 0 0 } header p + p { font-size: 20pt; color: #333 }
                h1 { font-size: 44pt; line-height: 1.15; margin: 0 }
                h2 { font-size: 30pt; margin: 0 0 .4em; break-after: avoid }
                p { margin: .5em 0; orphans: 3; widows: 3 } ul, ol { margin: .5em 0; padding-left: 1.3em }
                li, tr { break-inside: avoid } li { margin: .25em 0 }
                pre, code { font-family: ui-monospace, Consolas, Menlo, "DejaVu Sans Mono", monospace }
                code { font-size: .9em }
                pre { margin: .6em 0; padding: .5em .7em; background: #f2f2f2; font-size: 18pt; line-height: 1.3; white-space: pre-wrap; overflow-wrap: anywhere; break-inside: avoid }
                pre code { font-size: 1em }
                pre.run { margin: 0 0 .4em; padding: 0; background: none; font-size: 17pt; line-height: 1.25 } pre.long { break-inside: auto }
                .mark { font-size: 14pt; margin: 0 0 .8em; color: #333 }
                table { border-collapse: collapse; font-size: 18pt } td, th { border: .75pt solid #777; padding: .2em .5em; text-align: left; vertical-align: top }
                .bold { font-weight: 700 } .bad { font-weight: 700; color: #b3261e } .good { font-weight: 700; color: #1b7a3d }
                .unsure { font-weight: 700; color: #7a4f00 } .dim { color: #333 }
                </style></head><body>
                <header><h1>%1$s</h1><p>%2$s</p><p>Your turn: %3$s. <code>raceproof watch %4$s</code></p></header>
                %5$s</body></html>
                """.formatted(
                        Markup.escaped(lesson.title()),
                        Markup.escaped(lesson.story()),
                        Markup.escaped(lesson.goal()),
                        lesson.number(),
                        body);
    }

    /** Each version with its code and what each lens has seen of it; then what was measured, and the verdicts. */
    private static List<String> recorded(Lesson lesson) {
        Recording run = Recording.of(lesson).orElse(null);
        if (run == null) {
            return List.of();
        }
        Slides slides = new Slides(lesson, Recording.WIDTH, Map.of("TERM", "xterm"));
        String mark = "<p class=\"mark\">" + Markup.escaped(run.mark(lesson)) + "</p>\n";
        List<String> pages = new ArrayList<>();
        List<List<String>> rest = new ArrayList<>(run.slides());
        for (Lesson.Version version : lesson.versions()) {
            List<List<String>> seen = rest.stream()
                    .filter(slide -> !slide.isEmpty() && slide.get(0).equals(version.name()))
                    .toList();
            rest.removeAll(seen);
            pages.add(mark
                    + lines(slides.code(version))
                    + seen.stream()
                            .map(slide -> lines(slide.subList(1, slide.size())))
                            .collect(Collectors.joining()));
        }
        rest.forEach(slide -> pages.add(mark + lines(slide)));
        return pages;
    }

    private static String lines(List<String> lines) {
        return "<pre class=\"run" + (lines.size() > LINES ? " long" : "") + "\">"
                + lines.stream()
                        .map(Ansi::html)
                        .collect(Collectors.joining("\n"))
                        .strip() + "</pre>\n";
    }
}
