package io.raceproof.stress.mutation;

/**
 * One class, broken at one place in one way. Immutable.
 *
 * @param kind the way: {@code drop-volatile}, {@code split-atomic}, …
 * @param className of the class that is broken
 * @param member its field or method
 * @param ordinal which place of that kind in that member, from 1 on, in the order of the code
 * @param line the source line; 0 where the class file does not tell
 * @param description what is done there
 */
public record Mutant(String kind, String className, String member, int ordinal, int line, String description) {
    /**
     * Its name, which does not change with the lines above it: {@code kind:Class.member#ordinal}, the class without its
     * package.
     */
    public String id() {
        return kind + ":" + simpleClass() + "." + member + "#" + ordinal;
    }

    /** Where it is, for people: {@code Class.member:line}. */
    public String place() {
        return simpleClass() + "." + member + ":" + line;
    }

    private String simpleClass() {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
