package io.raceproof.stress.golden;

import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is used before it is there. */
final class Orders {
    static final List<Bug> BUGS = List.of(
            new Bug(
                    FlagBeforeData.Broken.class,
                    FlagBeforeData.Fixed.class,
                    Drawing.that("B sees the flag between the two writes")
                            .row("A", "ready = true", "ready = true")
                            .row("B", "return ready ? data", "reads ready: true", "reads data: 0")
                            .row("A", "data = 42", "data = 42")),
            new Bug(
                    UsedBeforeAssigned.Broken.class,
                    UsedBeforeAssigned.Fixed.class,
                    Drawing.that("B reads what A has not stored")
                            .row("B", "return worker.length()", "reads worker: null", "throws NullPointerException")),
            new Bug(
                    EscapedThis.Broken.class,
                    EscapedThis.Fixed.class,
                    Drawing.that("B gets the listener before its constructor has set the name")
                            .row("A", "source.listener = this", "listener = Listener#")
                            .row("B", "seen.name.length()", "name: null", "throws NullPointerException")));

    private Orders() {}

    /** Lu, Park, Seo and Zhou, Learning from Mistakes, ASPLOS 2008: an order violation: the flag is set before the data. */
    static final class FlagBeforeData {
        private FlagBeforeData() {}

        static class Message {
            volatile boolean ready;
            volatile int data;

            void send() {
                ready = true;
                data = 42;
            }

            int receive() {
                return ready ? data : -1;
            }
        }

        static final class DataFirst extends Message {
            @Override
            void send() {
                data = 42;
                ready = true;
            }
        }

        private static void explore(Message message) throws InterruptedException {
            int[] got = new int[1];
            Actors.run(message, message::send, () -> got[0] = message.receive());
            Bug.demand(got[0] != 0, "it is ready, and the data are not");
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Message());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new DataFirst());
            }
        }
    }

    /** Lu, Park, Seo and Zhou, Learning from Mistakes, ASPLOS 2008: the new thread runs before its maker has stored what it needs. */
    static final class UsedBeforeAssigned {
        private UsedBeforeAssigned() {}

        @SuppressWarnings("NullAway") // broken on purpose
        static class Owner {
            @Nullable
            volatile String worker;

            void start() {
                worker = "worker";
            }

            int work() {
                return worker.length();
            }
        }

        static final class Checked extends Owner {
            @Override
            int work() {
                String seen = worker;
                return seen == null ? 0 : seen.length();
            }
        }

        private static void explore(Owner owner) throws InterruptedException {
            Actors.run(owner, owner::start, owner::work);
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Owner());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Checked());
            }
        }
    }

    /** Goetz and others, Java Concurrency in Practice, 3.2.1: a constructor gives this away before it has ended. */
    static final class EscapedThis {
        private EscapedThis() {}

        static class Source {
            @Nullable
            volatile Listener listener;

            void publish() {
                new Listener(this, true);
            }

            int ask() {
                Listener seen = listener;
                return seen == null ? 3 : seen.name.length();
            }
        }

        static final class SafeSource extends Source {
            @Override
            void publish() {
                listener = new Listener(this, false);
            }
        }

        static final class Listener {
            String name;

            Listener(Source source, boolean early) {
                if (early) {
                    source.listener = this;
                }
                name = "new";
            }
        }

        private static void explore(Source source) throws InterruptedException {
            Actors.run(source, source::publish, source::ask);
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Source());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new SafeSource());
            }
        }
    }
}
