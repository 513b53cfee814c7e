package io.raceproof.lessons.runner.book;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown as HTML, heading by heading. HTML that stands in it is shown, not obeyed, and comments are left out; a box to tick is one;
 * code has colours. A term in italics that the text explains can be linked to.
 */
final class ChapterText {
    private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());

    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final Pattern TASK = Pattern.compile("<li>(?:<p>)?\\[ ] (.*?)(?:</p>)?</li>", Pattern.DOTALL);

    /** A sentence that begins so is about the one before. */
    private static final Pattern REFERS = Pattern.compile("^(That|This|Such|It|They|These|Or|So)\\b");

    private static final int SHORT = 50;

    private final List<String> terms;
    private final Set<String> ids = new HashSet<>();
    private final HtmlRenderer renderer;

    /** Of a text that explains these terms. */
    ChapterText(List<String> terms) {
        this.terms = List.copyOf(terms);
        this.renderer = HtmlRenderer.builder()
                .extensions(TABLES)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(context -> this::attributes)
                .nodeRendererFactory(context -> new NodeRenderer() {
                    @Override
                    public Set<Class<? extends Node>> getNodeTypes() {
                        return Set.of(FencedCodeBlock.class, Image.class);
                    }

                    @Override
                    public void render(Node node) {
                        if (node instanceof FencedCodeBlock block) {
                            context.getWriter().line();
                            context.getWriter().raw(Html.code(block.getLiteral(), language(block)));
                        } else {
                            context.getWriter().text(plain(node)); // no picture is loaded
                        }
                    }
                })
                .build();
    }

    private static String language(FencedCodeBlock block) {
        String info = block.getInfo() == null ? "" : block.getInfo();
        return info.split(" ", 2)[0];
    }

    /** The id of a term's explanation. */
    static String termId(String term) {
        return "term-" + Html.id(term);
    }

    /** Whether what stands in italics is this term, or several of it. */
    private static boolean isOf(Emphasis emphasis, String term) {
        return plain(emphasis).toLowerCase(Locale.ROOT).startsWith(term.toLowerCase(Locale.ROOT));
    }

    private void attributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Emphasis emphasis) {
            terms.stream()
                    .filter(term -> isOf(emphasis, term))
                    .map(ChapterText::termId)
                    .filter(ids::add)
                    .findFirst()
                    .ifPresent(id -> attributes.put("id", id));
        } else if (tag.equals("a")) {
            attributes.put("rel", "noreferrer noopener");
        }
    }

    /** The parts below each heading of the second level; the first one has none. The title of the whole is left out. */
    List<Section> sections(String markdown) {
        List<Section> sections = new ArrayList<>();
        String title = "";
        StringBuilder html = new StringBuilder();
        StringBuilder words = new StringBuilder();
        for (Node node = PARSER.parse(markdown).getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() <= 2) {
                add(sections, title, html, words);
                title = heading.getLevel() == 1 ? "" : plain(heading);
                html.setLength(0);
                words.setLength(0);
            } else if (!(node instanceof HtmlBlock block && block.getLiteral().startsWith("<!--"))) {
                html.append(html(node));
                words.append(plain(node)).append(' ');
            }
        }
        add(sections, title, html, words);
        return sections;
    }

    private void add(List<Section> sections, String title, StringBuilder html, StringBuilder words) {
        if (title.isEmpty()) {
            if (!html.isEmpty()) {
                sections.add(new Section("", "", html.toString(), words.toString()));
            }
        } else {
            String id = Html.id(title);
            while (!ids.add(id)) {
                id += "-more";
            }
            sections.add(new Section(id, title, html.toString(), words.toString()));
        }
    }

    private String html(Node node) {
        String html = renderer.render(node)
                .replace("<table>", "<div class=\"wide\" role=\"region\" aria-label=\"table\" tabindex=\"0\"><table>")
                .replace("</table>", "</table></div>")
                .replace("<th>", "<th scope=\"col\">");
        return TASK.matcher(html)
                .replaceAll("<li class=\"tick\"><label><input type=\"checkbox\"><span>$1</span></label></li>");
    }

    /** All words, code included. */
    static String plain(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
                separate(part);
            }

            @Override
            public void visit(Code code) {
                text.append(code.getLiteral());
                separate(code);
            }

            @Override
            public void visit(FencedCodeBlock block) {
                text.append(' ').append(block.getLiteral()).append(' ');
            }

            @Override
            public void visit(SoftLineBreak line) {
                text.append(' ');
            }

            /** What ends a cell, an item or a paragraph ends a word. */
            private void separate(Node part) {
                if (part.getNext() == null && !(part.getParent() instanceof Emphasis)) {
                    text.append(' ');
                }
            }
        });
        return text.toString().replaceAll("\\s+", " ").strip();
    }

    /** The sentence in which a term stands in italics, with the one before it where it refers to that; empty if there is none. */
    static String explanation(String markdown, String term) {
        StringBuilder found = new StringBuilder();
        PARSER.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Emphasis emphasis) {
                if (found.isEmpty() && isOf(emphasis, term)) {
                    Node block = emphasis.getParent();
                    while (!(block instanceof Block)) {
                        block = block.getParent();
                    }
                    found.append(sentence(plain(block), plain(emphasis)));
                }
                visitChildren(emphasis);
            }
        });
        return found.toString();
    }

    private static String sentence(String paragraph, String term) {
        String[] sentences = paragraph.split("(?<=[.!?])\\s+(?=[A-Z])", -1);
        for (int i = 0; i < sentences.length; i++) {
            if (sentences[i].contains(term)) {
                boolean alone = i == 0 || (!REFERS.matcher(sentences[i]).find() && sentences[i].length() > SHORT);
                return alone ? sentences[i] : sentences[i - 1] + " " + sentences[i];
            }
        }
        return paragraph;
    }
}
