package io.raceproof.stress.harness.queue;

import io.raceproof.futures.QueueAccess;

/** A queue of the items 1, 2 and 3 that can be closed. */
interface Line {
    /** Each item once. */
    boolean offer(int item);

    /** Items of any number, any number of times. */
    default boolean offerNew(int item) {
        return offer(item);
    }

    /** 0 if there is none. */
    int poll();

    /** The same, and waits for an item that is just being put in. */
    default int take() {
        return poll();
    }

    boolean close();

    /** Lets go of the item that was taken last, which nobody can tell. */
    default void letGo() {}

    boolean isDrained();

    /** The executor's own. */
    static Line real() {
        QueueAccess queue = new QueueAccess();
        return new Line() {
            @Override
            public boolean offer(int item) {
                return queue.offer(item);
            }

            @Override
            public boolean offerNew(int item) {
                return queue.offerNew(item);
            }

            @Override
            public int poll() {
                return queue.poll();
            }

            @Override
            public int take() {
                return queue.take();
            }

            @Override
            public boolean close() {
                return queue.close();
            }

            @Override
            public void letGo() {
                queue.letGo();
            }

            @Override
            public boolean isDrained() {
                return queue.isDrained();
            }
        };
    }
}
