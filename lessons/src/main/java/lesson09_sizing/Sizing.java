package lesson09_sizing;

/** Decides how many workers a pool gets. */
public interface Sizing {
    /** The workers for jobs of one kind, on a machine with so many processors. */
    int workers(Job job, int processors);

    /** What the shop's pools do, one pool for each kind. */
    enum Job {
        /** Scales a picture: computes from beginning to end. */
        PICTURE(5, 0),
        /** Fetches a file from another machine: waits for it nearly all the time. */
        DOWNLOAD(1, 19),
        /** Asks a database, then lays out what it says. */
        REPORT(5, 4);

        private final int computeMillis;
        private final int waitMillis;

        Job(int computeMillis, int waitMillis) {
            this.computeMillis = computeMillis;
            this.waitMillis = waitMillis;
        }

        /** How long it needs a processor. */
        public int computeMillis() {
            return computeMillis;
        }

        /** How long it waits for something else, and needs none. */
        public int waitMillis() {
            return waitMillis;
        }
    }
}
