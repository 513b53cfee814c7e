package io.raceproof.stress.mutation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * The statements of a method: runs of instructions that begin and end with an empty operand stack. Those after which the
 * code does not simply go on, and those into whose middle a jump leads, end a run of neighbours.
 */
final class Statements {
    /**
     * One statement.
     *
     * @param instructions those that do something
     * @param entered whether a jump leads to its beginning, or a try block begins or ends there
     */
    record Statement(List<AbstractInsnNode> instructions, boolean entered) {
        AbstractInsnNode first() {
            return instructions.get(0);
        }

        AbstractInsnNode last() {
            return instructions.get(instructions.size() - 1);
        }
    }

    private Statements() {}

    /** In the order of the code; what is never reached is left out. */
    static List<Statement> of(ClassNode owner, MethodNode method) {
        Frame<BasicValue>[] frames = analyze(owner, method, new Analyzer<>(new BasicInterpreter()));
        Set<LabelNode> marks = marks(method);
        List<Statement> statements = new ArrayList<>();
        List<AbstractInsnNode> current = new ArrayList<>();
        boolean entered = false;
        boolean currentEntered = false;
        for (int i = 0; i < frames.length; i++) {
            AbstractInsnNode node = method.instructions.get(i);
            if (node instanceof LabelNode label) {
                entered |= marks.contains(label);
            }
            if (node.getOpcode() < 0) {
                continue;
            }
            boolean begins = frames[i] != null && frames[i].getStackSize() == 0;
            if (begins) {
                add(statements, current, currentEntered);
                current = new ArrayList<>();
                currentEntered = entered;
                entered = false;
            }
            if (frames[i] != null) {
                current.add(node);
            }
        }
        add(statements, current, currentEntered);
        return statements;
    }

    private static void add(List<Statement> statements, List<AbstractInsnNode> instructions, boolean entered) {
        if (!instructions.isEmpty()) {
            statements.add(new Statement(List.copyOf(instructions), entered));
        }
    }

    private static Frame<BasicValue>[] analyze(ClassNode owner, MethodNode method, Analyzer<BasicValue> analyzer) {
        try {
            return analyzer.analyzeAndComputeMaxs(owner.name, method);
        } catch (AnalyzerException e) {
            throw new IllegalArgumentException(owner.name + "." + method.name + " is no valid code", e);
        }
    }

    /** Which instructions may follow each, by their indices; where an exception leads is left out. */
    static Map<Integer, Set<Integer>> flow(ClassNode owner, MethodNode method) {
        Map<Integer, Set<Integer>> next = new HashMap<>();
        analyze(owner, method, new Analyzer<>(new BasicInterpreter()) {
            @Override
            protected void newControlFlowEdge(int from, int to) {
                next.computeIfAbsent(from, index -> new LinkedHashSet<>()).add(to);
            }
        });
        return next;
    }

    /** Labels that something leads to, and the borders of try blocks. */
    private static Set<LabelNode> marks(MethodNode method) {
        Set<LabelNode> marks = new HashSet<>();
        for (AbstractInsnNode node : method.instructions) {
            if (node instanceof JumpInsnNode jump) {
                marks.add(jump.label);
            } else if (node instanceof TableSwitchInsnNode table) {
                marks.addAll(table.labels);
                marks.add(table.dflt);
            } else if (node instanceof LookupSwitchInsnNode lookup) {
                marks.addAll(lookup.labels);
                marks.add(lookup.dflt);
            }
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            marks.addAll(List.of(block.start, block.end, block.handler));
        }
        return marks;
    }
}
