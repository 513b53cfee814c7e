package io.raceproof.stress.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.Parser;

/**
 * A fenced block of code of a text in Markdown.
 *
 * @param info what stands beside the fence: the language, and maybe a note
 * @param code its lines
 */
record CodeBlock(String info, String code) {
    /** Those of a file, in their order. */
    static List<CodeBlock> of(Path markdown) throws IOException {
        List<CodeBlock> blocks = new ArrayList<>();
        Parser.builder().build().parse(Files.readString(markdown)).accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                blocks.add(new CodeBlock(block.getInfo(), block.getLiteral()));
            }
        });
        return blocks;
    }
}
