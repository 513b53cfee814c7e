package io.raceproof.stress.lincheck;

import java.io.Serializable;
import java.util.List;

/**
 * The object that a {@link Step} is about: the receiver of a call, the owner of a field, the array of an element, the
 * monitor.
 *
 * @param id the tool's number for it, as in {@code ArrayList#1}: the same text for the same object
 * @param name the field of a caller that holds it; {@code this} if its own method runs; empty if there is neither
 * @param concurrent whether its class, or a superclass, is of java.util.concurrent, or it is a thread or a VarHandle
 * @param elements if it, or the value that a field has or gets, is an array: what that holds before the step, at most
 *     {@link #MOST_ELEMENTS}; else empty
 */
public record Subject(String id, String name, boolean concurrent, List<String> elements) implements Serializable {
    /** So many elements of an array are kept. */
    public static final int MOST_ELEMENTS = 16;

    /** Keeps a copy. */
    public Subject {
        elements = List.copyOf(elements);
    }
}
