package io.raceproof.stress.harness.queue;

import io.raceproof.futures.QueueAccess;

/** A queue of the items 1, 2 and 3 that can be closed. */
interface Line {
    boolean offer(int item);

    /** 0 if there is none. */
    int poll();

    boolean close();

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
            public int poll() {
                return queue.poll();
            }

            @Override
            public boolean close() {
                return queue.close();
            }

            @Override
            public boolean isDrained() {
                return queue.isDrained();
            }
        };
    }
}
