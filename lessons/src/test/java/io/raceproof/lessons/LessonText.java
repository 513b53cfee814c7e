package io.raceproof.lessons;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The text of a lesson, for tests that run what it claims. */
public final class LessonText {
    private static final Parser TABLES = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    private final String text;

    private LessonText(String text) {
        this.text = text;
    }

    /** Of the folder of that name. */
    public static LessonText of(String folder) throws IOException {
        return new LessonText(
                Files.readString(Path.of("src/main/java").resolve(folder).resolve("text.md")));
    }

    /** Whether it says so, wherever its lines end. */
    public boolean says(String words) {
        return text.replaceAll("\\s+", " ").contains(words);
    }

    /** The code blocks of a language, without the fences. */
    public List<String> blocks(String language) {
        return Markdown.of(text).code(language);
    }

    /** The rows of all tables, without their headings, as their cells. */
    public List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        TABLES.parse(text).accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof TableRow && node.getParent() instanceof TableBody) {
                    rows.add(cells(node));
                } else {
                    visitChildren(node);
                }
            }
        });
        return rows;
    }

    /** The source of each, without the bars. */
    private List<String> cells(Node row) {
        List<String> lines = text.lines().toList();
        List<String> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            cells.add(cell.getSourceSpans().stream()
                    .map(span -> lines.get(span.getLineIndex())
                            .substring(span.getColumnIndex(), span.getColumnIndex() + span.getLength())
                            .strip())
                    .collect(Collectors.joining(" ")));
        }
        return cells;
    }

    /** Whether there is a Python to run its Python with. */
    public static boolean hasPython() {
        try {
            return run("print('here')").equals(List.of("here"));
        } catch (IOException none) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The lines that a Python program prints, on either stream. */
    public static List<String> run(String program) throws IOException, InterruptedException {
        Process python =
                new ProcessBuilder("python3", "-").redirectErrorStream(true).start();
        try {
            python.getOutputStream().write(program.getBytes(StandardCharsets.UTF_8));
            python.getOutputStream().close();
            List<String> lines = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            python.waitFor(1, TimeUnit.MINUTES);
            return lines;
        } finally {
            python.destroyForcibly();
        }
    }
}
