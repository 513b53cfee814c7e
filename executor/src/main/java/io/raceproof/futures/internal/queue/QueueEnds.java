package io.raceproof.futures.internal.queue;

/**
 * The two ends of {@link WorkQueue}, each with 128 bytes of nothing around it: workers write the one, producers the other,
 * and two fields on one cache line would go from processor to processor with each task. A JVM lays out the fields of a
 * superclass before those of its subclasses, but fills gaps; so it is ints, which leave none.
 *
 * <pre>
 *   │ nothing │ head │ nothing │ tail │ nothing │
 * </pre>
 */
@SuppressWarnings({"unused", "MultiVariableDeclaration"}) // it is there to be there
abstract class QueueEnds extends QueueTail {
    int c00, c01, c02, c03, c04, c05, c06, c07;
    int c08, c09, c10, c11, c12, c13, c14, c15;
    int c16, c17, c18, c19, c20, c21, c22, c23;
    int c24, c25, c26, c27, c28, c29, c30, c31;
}

@SuppressWarnings({"unused", "MultiVariableDeclaration"})
abstract class BeforeQueueHead {
    int a00, a01, a02, a03, a04, a05, a06, a07;
    int a08, a09, a10, a11, a12, a13, a14, a15;
    int a16, a17, a18, a19, a20, a21, a22, a23;
    int a24, a25, a26, a27, a28, a29, a30, a31;
}

abstract class QueueHead extends BeforeQueueHead {
    /** The node taken last. Moved by compare-and-set, by the thread that takes. */
    volatile QueueNode head = new QueueNode.Anchor();
}

@SuppressWarnings({"unused", "MultiVariableDeclaration"})
abstract class BeforeQueueTail extends QueueHead {
    int b00, b01, b02, b03, b04, b05, b06, b07;
    int b08, b09, b10, b11, b12, b13, b14, b15;
    int b16, b17, b18, b19, b20, b21, b22, b23;
    int b24, b25, b26, b27, b28, b29, b30, b31;
}

abstract class QueueTail extends BeforeQueueTail {
    /** The node that came last. Moved by compare-and-set, by the thread that appends. */
    volatile QueueNode tail = head;
}
