package io.raceproof.lessons.runner.sheets;

import io.raceproof.lessons.Lesson;
import io.raceproof.stress.report.Markup;
import java.util.Locale;

/**
 * A lesson's text on two pages, as HTML: to be read on paper beside the exercise. It holds the text as it is, with boxes to tick for the
 * prediction, and the exercise's goal; no answer.
 */
public final class Handout {
    /** So many pages. */
    public static final int PAGES = 2;

    private Handout() {}

    /** Of a lesson, in letters of that size, in points. */
    public static String html(Lesson lesson, double size) {
        String body = TextHtml.of(lesson.text().replaceFirst("(?m)^# .*$", ""));
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>%1$s</title><style>
                @page { size: A4; margin: 14mm 14mm 12mm }
                body { margin: 0; color: #000; background: #fff; font: %3$spt/1.32 system-ui, "DejaVu Sans", sans-serif }
                header { border-bottom: 1.5pt solid #000; margin-bottom: 3mm; padding-bottom: 2mm }
                h1 { font-size: 1.5em; margin: 0 } header p { margin: 1mm 0 0 }
                main { columns: 2; column-gap: 8mm; column-fill: auto; orphans: 2; widows: 2 }
                h2 { font-size: 1.12em; margin: .9em 0 .3em; break-after: avoid }
                h2:first-child { margin-top: 0 }
                p { margin: .4em 0 } ul, ol { margin: .4em 0; padding-left: 1.3em }
                pre { margin: .5em 0; padding: .5em .6em; background: #f2f2f2; white-space: pre-wrap; overflow-wrap: anywhere; break-inside: avoid }
                code { font: .86em/1.3 ui-monospace, Consolas, Menlo, "DejaVu Sans Mono", monospace }
                table { border-collapse: collapse; width: 100%%; font-size: .92em } td, th { border: .5pt solid #777; padding: .15em .4em; text-align: left; vertical-align: top }
                </style></head><body>
                <header><h1>%1$s</h1><p>Your turn: %2$s. <code>raceproof watch %4$s</code></p></header>
                <main>%5$s</main>
                </body></html>
                """.formatted(
                        Markup.escaped(lesson.title()),
                        Markup.escaped(lesson.goal()),
                        String.format(Locale.ROOT, "%.2f", size),
                        lesson.number(),
                        body);
    }
}
