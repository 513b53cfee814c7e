package io.raceproof.stress.mutation;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

/** {@code drop-volatile}: a volatile field is a plain one. Accesses by a VarHandle stay what they are. */
final class VolatileMutation implements Mutation {
    @Override
    public void find(ClassNode owner, Sites sites) {
        for (FieldNode field : owner.fields) {
            if ((field.access & Opcodes.ACC_VOLATILE) != 0) {
                sites.add(
                        "drop-volatile",
                        field,
                        "the field is not volatile",
                        () -> field.access &= ~Opcodes.ACC_VOLATILE);
            }
        }
    }
}
