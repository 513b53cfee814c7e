package io.raceproof.lessons.runner.sheets;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A lesson's text as HTML for paper: the outcomes of a prediction are boxes to tick. */
final class TextHtml {
    private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());

    private TextHtml() {}

    static String of(String markdown) {
        return HtmlRenderer.builder()
                .extensions(TABLES)
                .escapeHtml(true)
                .build()
                .render(Parser.builder().extensions(TABLES).build().parse(markdown.replace("[ ] ", "\u2610 ")));
    }
}
