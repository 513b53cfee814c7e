package io.raceproof.stress.golden;

import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Futures that nobody completes. */
final class Futures {
    static final List<Bug> BUGS = List.of(
            new Bug(
                    NeverCompleted.Broken.class,
                    NeverCompleted.Fixed.class,
                    Drawing.that("B joins a future that nobody completes")
                            .row("B", "response.handle", "join()")
                            .stuck("B", "join(), which no other thread has used")),
            new Bug(
                    JoinUnderLock.Broken.class,
                    JoinUnderLock.Fixed.class,
                    Drawing.that("A joins under the lock that B needs to complete the future")
                            .row("A", "value.join()", "waits forever")
                            .stuck("A", "in value.join()")
                            .stuck("B", "for Loader#1, held by {A}")),
            new Bug(
                    CompletedTwice.Broken.class,
                    CompletedTwice.Fixed.class,
                    Drawing.that("both find it open; the second complete returns false, and nobody looks")
                            .row("A", "winner.isDone()", "returns false")
                            .row("B", "winner.isDone()", "returns false")
                            .row("A", "winner.complete(name)", "returns")));

    private Futures() {}

    /**
     * The path of an exception does not complete the future.
     *
     * @see <a href="https://github.com/palantir/conjure-java-runtime/issues/504">the report</a>
     */
    static final class NeverCompleted {
        private NeverCompleted() {}

        static class Call {
            final CompletableFuture<String> response = new CompletableFuture<>();

            void connect(boolean fails) {
                if (fails) {
                    failed();
                    return;
                }
                response.complete("ok");
            }

            void failed() {}

            void await() {
                response.handle((result, failure) -> result).join();
            }
        }

        static final class FailingCall extends Call {
            @Override
            void failed() {
                response.completeExceptionally(new IllegalStateException("no connection"));
            }
        }

        private static void explore(Call call) throws InterruptedException {
            Actors.run(call, () -> call.connect(true), call::await);
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Call());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new FailingCall());
            }
        }
    }

    /** A future is joined under the lock that its completer needs. */
    static final class JoinUnderLock {
        private JoinUnderLock() {}

        static class Loader {
            final CompletableFuture<Integer> value = new CompletableFuture<>();
            int loads;

            synchronized int get() {
                return value.join();
            }

            void load() {
                synchronized (this) {
                    loads++;
                }
                value.complete(1);
            }
        }

        static final class JoinsOutside extends Loader {
            @Override
            @SuppressWarnings("UnsynchronizedOverridesSynchronized") // that is the repair
            int get() {
                return value.join();
            }
        }

        private static void explore(Loader loader) throws InterruptedException {
            Actors.run(loader, loader::get, loader::load);
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Loader());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new JoinsOutside());
            }
        }
    }

    /** Two threads complete a future after a look at it, and one result is dropped unseen. */
    static final class CompletedTwice {
        private CompletedTwice() {}

        static class Once {
            final CompletableFuture<String> winner = new CompletableFuture<>();

            boolean finish(String name) {
                if (winner.isDone()) {
                    return false;
                }
                winner.complete(name);
                return true;
            }
        }

        static final class AskedOnce extends Once {
            @Override
            boolean finish(String name) {
                return winner.complete(name);
            }
        }

        private static void explore(Once once) throws InterruptedException {
            boolean[] won = new boolean[2];
            Actors.run(once, () -> won[0] = once.finish("a"), () -> won[1] = once.finish("b"));
            Bug.demand(won[0] != won[1], "both have won");
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Once());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new AskedOnce());
            }
        }
    }
}
