package io.raceproof.stress.mutation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** {@code narrow-catch}: {@code catch (Throwable t)} catches no errors. What a finally block does stays. */
final class ExceptionMutation implements Mutation {
    @Override
    public void find(ClassNode owner, Sites sites) {
        for (MethodNode method : Code.methods(owner)) {
            Map<LabelNode, List<TryCatchBlockNode>> handlers =
                    new LinkedHashMap<>(); // finally cuts a try block in pieces
            for (TryCatchBlockNode block : method.tryCatchBlocks) {
                if ("java/lang/Throwable".equals(block.type)) {
                    handlers.computeIfAbsent(block.handler, handler -> new ArrayList<>())
                            .add(block);
                }
            }
            handlers.forEach((handler, blocks) -> sites.add(
                    "narrow-catch",
                    method,
                    Code.lineFrom(handler),
                    "Throwable is caught only if it is an Exception",
                    () -> blocks.forEach(block -> block.type = "java/lang/Exception")));
        }
    }
}
