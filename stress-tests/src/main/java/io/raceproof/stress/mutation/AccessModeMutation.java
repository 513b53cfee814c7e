package io.raceproof.stress.mutation;

import java.util.Map;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** {@code weaken-mode}: an access by a VarHandle or an atomic that orders memory is a plain one. */
final class AccessModeMutation implements Mutation {
    private static final Map<String, String> PLAIN_OF_HANDLE = Map.of(
            "setVolatile", "set",
            "setRelease", "set",
            "setOpaque", "set",
            "getVolatile", "get",
            "getAcquire", "get",
            "getOpaque", "get");
    private static final Map<String, String> PLAIN_OF_ATOMIC = Map.of(
            "set", "setPlain",
            "setRelease", "setPlain",
            "lazySet", "setPlain",
            "get", "getPlain",
            "getAcquire", "getPlain");

    @Override
    public void find(ClassNode owner, Sites sites) {
        for (MethodNode method : Code.sharedMethods(owner)) {
            for (MethodInsnNode call : Code.calls(method)) {
                String plain = Atomics.isHandle(call.owner)
                        ? PLAIN_OF_HANDLE.get(call.name)
                        : Atomics.isAtomic(call.owner) ? PLAIN_OF_ATOMIC.get(call.name) : null;
                if (plain != null) {
                    sites.add(
                            "weaken-mode",
                            method,
                            Code.line(call),
                            call.name + " is " + plain,
                            () -> call.name = plain);
                }
            }
        }
    }
}
