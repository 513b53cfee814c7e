package io.raceproof.stress.mutation;

import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;

/**
 * Enumerates the mutants of compiled classes and makes them. The same class file gives the same mutants in the same order.
 * Thread-safe if the class loader is.
 *
 * <p>Kinds: {@code drop-volatile}, {@code weaken-mode}, {@code split-atomic}, {@code drop-wake}, {@code skip-call}, {@code
 * while-to-if}, {@code drop-lock}, {@code drop-monitor}, {@code split-lock}, {@code swap-writes}, {@code recheck-true},
 * {@code recheck-false}, {@code narrow-catch}, {@code lose-interrupt}. Exchanging a lock for another is no kind of its
 * own: what holds the wrong lock behaves as what holds none.
 */
public final class Mutator {
    private static final List<Mutation> ALL = List.of(
            new VolatileMutation(),
            new AccessModeMutation(),
            new AtomicityMutation(),
            new CallMutation(),
            new LoopMutation(),
            new LockMutation(),
            new SplitLockMutation(),
            new OrderMutation(),
            new RecheckMutation(),
            new ExceptionMutation());

    private final ClassLoader loader;

    /**
     * Makes a mutator.
     *
     * @param loader finds the classes that the mutated ones refer to; it initializes none of them
     */
    public Mutator(ClassLoader loader) {
        this.loader = loader;
    }

    /** All mutants of a class. */
    public List<Mutant> mutants(byte[] classFile) {
        return sites(read(classFile)).stream().map(Sites.Site::mutant).toList();
    }

    /**
     * The class file of a mutant.
     *
     * @param classFile the one that {@link #mutants} was asked about
     * @throws IllegalArgumentException if the mutant is not one of that class
     */
    public byte[] mutate(byte[] classFile, Mutant mutant) {
        ClassNode node = read(classFile);
        sites(node).stream()
                .filter(site -> site.mutant().equals(mutant))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no such mutant: " + mutant.id()))
                .change()
                .run();
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected ClassLoader getClassLoader() {
                return loader;
            }
        };
        node.accept(writer);
        return writer.toByteArray();
    }

    private static ClassNode read(byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, ClassReader.SKIP_FRAMES);
        return node;
    }

    private static List<Sites.Site> sites(ClassNode node) {
        Sites sites = new Sites(node);
        ALL.forEach(mutation -> mutation.find(node, sites));
        return sites.found();
    }
}
