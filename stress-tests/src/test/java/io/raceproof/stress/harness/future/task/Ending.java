package io.raceproof.stress.harness.future.task;

import io.raceproof.futures.Promise;

/** Something that is started and ended once. */
interface Ending {
    /**
     * Makes it run; false if it was cancelled.
     *
     * @throws IllegalStateException if it was completed before
     */
    boolean start();

    /** Whether it is this that ended it. */
    boolean complete();

    /** The same. */
    boolean cancel();

    boolean isEnded();

    boolean isCancelled();

    /** The executor's own. */
    static Ending real() {
        Promise<String> promise = new Promise<>();
        return new Ending() {
            @Override
            public boolean start() {
                return promise.tryStart();
            }

            @Override
            public boolean complete() {
                return promise.tryComplete("value");
            }

            @Override
            public boolean cancel() {
                return promise.future().cancel(true);
            }

            @Override
            public boolean isEnded() {
                return promise.future().isDone();
            }

            @Override
            public boolean isCancelled() {
                return promise.future().isCancelled();
            }
        };
    }

    /** Looks where it stands, and acts in a second step. */
    final class Naive implements Ending {
        private volatile String outcome = "";

        @Override
        public boolean start() {
            if (outcome.isEmpty()) {
                outcome = "running";
                return true;
            }
            if (!isCancelled()) {
                throw new IllegalStateException("it has ended");
            }
            return false;
        }

        @Override
        public boolean complete() {
            return end("completed");
        }

        @Override
        public boolean cancel() {
            return end("cancelled");
        }

        private boolean end(String how) {
            if (isEnded()) {
                return false;
            }
            outcome = how;
            return true;
        }

        @Override
        public boolean isEnded() {
            return outcome.equals("completed") || outcome.equals("cancelled");
        }

        @Override
        public boolean isCancelled() {
            return outcome.equals("cancelled");
        }
    }
}
