package io.raceproof.stress.mutation;

import org.objectweb.asm.tree.ClassNode;

/** One family of mutations. Has no state. */
@FunctionalInterface
interface Mutation {
    /** Adds every place where the family applies, in the order of the code, with the change that is made there. */
    void find(ClassNode owner, Sites sites);
}
