package io.raceproof.stress.harness.future.waiter;

import io.raceproof.futures.Futures;
import io.raceproof.futures.Promise;
import java.util.ArrayList;
import java.util.List;

/** Those who want to know when a future is done. */
interface Listeners {
    void add(Runnable listener);

    /** Adds one that is not told, and returns what takes it back. */
    Runnable addForAWhile();

    void complete();

    /** The executor's own. */
    static Listeners real() {
        Promise<String> promise = new Promise<>();
        return new Listeners() {
            @Override
            public void add(Runnable listener) {
                promise.future().whenDone(future -> listener.run());
            }

            @Override
            public Runnable addForAWhile() {
                return Futures.asCompleted(List.of(promise.future()))::close;
            }

            @Override
            public void complete() {
                promise.complete("value");
            }
        };
    }

    /** A list that is copied, changed and put back, without a check: what was put in meanwhile is gone. */
    final class Naive implements Listeners {
        private volatile List<Runnable> all = List.of();

        @Override
        public void add(Runnable listener) {
            List<Runnable> more = new ArrayList<>(all);
            more.add(listener);
            all = more;
        }

        @Override
        public Runnable addForAWhile() {
            Runnable nothing = () -> {};
            add(nothing);
            return () -> {
                List<Runnable> fewer = new ArrayList<>(all);
                fewer.remove(nothing);
                all = fewer;
            };
        }

        @Override
        public void complete() {
            all.forEach(Runnable::run);
        }
    }
}
