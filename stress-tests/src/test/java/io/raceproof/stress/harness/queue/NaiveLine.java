package io.raceproof.stress.harness.queue;

import org.jspecify.annotations.Nullable;

/** A linked queue with volatile links and no compare-and-set: what it has looked at may have changed when it writes. */
final class NaiveLine implements Line {
    private static final class Node {
        final int item;
        volatile @Nullable Node next;

        Node(int item) {
            this.item = item;
        }
    }

    private volatile Node head = new Node(0);
    private volatile Node tail = head;
    private volatile boolean closed;

    @Override
    public boolean offer(int item) {
        if (closed) {
            return false;
        }
        Node node = new Node(item);
        tail.next = node;
        tail = node;
        return true;
    }

    @Override
    public int poll() {
        Node first = head.next;
        if (first == null) {
            return 0;
        }
        head = first;
        return first.item;
    }

    @Override
    public boolean close() {
        if (closed) {
            return false;
        }
        closed = true;
        return true;
    }

    @Override
    public boolean isDrained() {
        return closed && head.next == null;
    }
}
