package io.raceproof.lessons.runner.sheets;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.demo.Recording;
import io.raceproof.lessons.demo.Slides;
import io.raceproof.stress.report.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A lesson's slides, a page each, as HTML: what is asked, then what a recorded run has shown, marked as recorded. */
public final class SlideSheets {
    /** In points: a page of 16 : 9. */
    private static final double WIDTH = 960;

    private static final double HEIGHT = 540;
    private static final double MARGIN = 30;
    private static final double LARGEST = 22;
    private static final double LINE = 1.25;

    /** More lines would be too small to read. */
    private static final int MOST_LINES = 34;

    private SlideSheets() {}

    /** Of a lesson; without a recorded run there is only what is asked. */
    public static String html(Lesson lesson) {
        Slides slides = new Slides(lesson, Recording.WIDTH, Map.of("TERM", "xterm"));
        List<List<String>> all = new ArrayList<>(slides.before());
        all.addAll(slides.recorded().orElse(List.of()));
        StringBuilder body = new StringBuilder();
        all.stream().flatMap(slide -> parts(slide).stream()).forEach(part -> body.append(page(part)));
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>%s</title><style>
                @page { size: 960pt 540pt; margin: 0 }
                * { box-sizing: border-box }
                body { margin: 0; color: #000; background: #fff }
                section { width: 960pt; height: 539pt; padding: 30pt; break-after: page; overflow: hidden }
                section:last-child { break-after: auto }
                pre { margin: 0; line-height: 1.25; white-space: pre-wrap; overflow-wrap: anywhere;
                      font-family: ui-monospace, Consolas, Menlo, "DejaVu Sans Mono", monospace }
                .bold { font-weight: 700 } .bad { font-weight: 700; color: #b3261e } .good { font-weight: 700; color: #1b7a3d }
                .unsure { font-weight: 700; color: #7a4f00 } .dim { color: #333 }
                </style></head><body>
                %s</body></html>
                """.formatted(Markup.escaped(lesson.title()), body);
    }

    private static List<List<String>> parts(List<String> slide) {
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < slide.size(); from += MOST_LINES) {
            parts.add(slide.subList(from, Math.min(slide.size(), from + MOST_LINES)));
        }
        return parts;
    }

    private static String page(List<String> lines) {
        double size = Math.min(LARGEST, (HEIGHT - 2 * MARGIN) / (lines.size() * LINE));
        return String.format(
                Locale.ROOT,
                "<section><pre style=\"font-size: %.1fpt\">%s</pre></section>%n",
                Math.min(size, (WIDTH - 2 * MARGIN) / (Recording.WIDTH * 0.61)),
                String.join("\n", lines.stream().map(Ansi::html).toList()));
    }
}
