package io.raceproof.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** A text in Markdown, as CommonMark defines it, with tables. Immutable. */
public final class Markdown {
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();

    /** What stands for a task that is not done, at the beginning of a list item. */
    private static final String OPEN_TASK = "[ ] ";

    private final List<String> lines;
    private final Node document;

    private Markdown(String source) {
        this.lines = source.lines().toList();
        this.document = PARSER.parse(source);
    }

    /** The text that this source is. */
    public static Markdown of(String source) {
        return new Markdown(source);
    }

    /** The lines of the source. */
    public List<String> lines() {
        return lines;
    }

    /**
     * A paragraph, the one of a list item included.
     *
     * @param firstLine where it begins in {@link #lines()}
     * @param lastLine where it ends
     * @param label what stands before its first line: the mark of a list item, or nothing
     * @param text its source, on one line
     */
    public record Flow(int firstLine, int lastLine, String label, String text) {
        /** Whether it is a task that is not done. */
        public boolean isOpenTask() {
            return label.endsWith(OPEN_TASK);
        }
    }

    /** The paragraphs, whose lines may be broken anew, in their order. */
    public List<Flow> paragraphs() {
        List<Flow> paragraphs = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Paragraph paragraph) {
                paragraphs.add(flow(paragraph.getSourceSpans()));
            }
        });
        return paragraphs;
    }

    private Flow flow(List<SourceSpan> spans) {
        SourceSpan first = spans.get(0);
        String label = lines.get(first.getLineIndex()).substring(0, first.getColumnIndex());
        StringBuilder text = new StringBuilder();
        for (SourceSpan span : spans) {
            String part = lines.get(span.getLineIndex())
                    .substring(span.getColumnIndex(), span.getColumnIndex() + span.getLength());
            text.append(text.isEmpty() ? "" : " ").append(part.strip());
        }
        boolean task = text.indexOf(OPEN_TASK) == 0;
        return new Flow(
                first.getLineIndex(),
                spans.get(spans.size() - 1).getLineIndex(),
                task ? label + OPEN_TASK : label,
                task ? text.substring(OPEN_TASK.length()) : text.toString());
    }

    /** The content of each block of code in this language. */
    public List<String> code(String language) {
        List<String> blocks = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                if (language.equals(block.getInfo())) {
                    blocks.add(block.getLiteral());
                }
            }
        });
        return blocks;
    }

    /** The headings of this level. */
    public List<String> headings(int level) {
        List<String> headings = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                if (heading.getLevel() == level) {
                    headings.add(textOf(heading));
                }
            }
        });
        return headings;
    }

    /** The source below each heading of the second level, with the heading's text as its first line. */
    public List<String> sections() {
        List<Integer> starts = new ArrayList<>();
        List<String> sections = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                if (heading.getLevel() == 2) {
                    starts.add(heading.getSourceSpans().get(0).getLineIndex());
                    sections.add(textOf(heading));
                }
            }
        });
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : lines.size();
            String below = String.join("\n", lines.subList(starts.get(i) + 1, end));
            sections.set(i, (sections.get(i) + "\n" + below).strip());
        }
        return sections;
    }

    /** What is written in italics, in lower case. */
    public List<String> emphasized() {
        List<String> emphasized = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Emphasis emphasis) {
                emphasized.add(textOf(emphasis).toLowerCase(Locale.ROOT));
                visitChildren(emphasis);
            }
        });
        return emphasized;
    }

    /** All words that are no code, in lower case, with one space between two. */
    public String prose() {
        return textOf(document).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    private static String textOf(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak line) {
                text.append(' ');
            }

            @Override
            public void visit(HardLineBreak line) {
                text.append(' ');
            }

            @Override
            public void visit(Code code) {
                text.append(' ');
            }

            @Override
            public void visit(Paragraph paragraph) {
                visitChildren(paragraph);
                text.append('\n');
            }

            @Override
            public void visit(Heading heading) {
                visitChildren(heading);
                text.append('\n');
            }
        });
        return text.toString().strip();
    }
}
