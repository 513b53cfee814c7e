package io.raceproof.stress.golden;

import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What was checked no longer holds when it is acted on. */
final class Checks {
    static final List<Bug> BUGS = List.of(
            new Bug(
                    NullAfterCheck.Broken.class,
                    NullAfterCheck.Fixed.class,
                    Drawing.that("A checks, B clears, A dereferences null")
                            .row("A", "if (info != null)", "reads info: \"open\"")
                            .row("B", "info = null", "info = null")
                            .row("A", "return info.length()", "throws NullPointerException")),
            new Bug(
                    LazyTwice.Broken.class,
                    LazyTwice.Fixed.class,
                    Drawing.that("both find null and both make one")
                            .row("A", "Object made = instance", "reads instance: null")
                            .row("B", "Object made = instance", "reads instance: null")
                            .row("B", "instance = made", "instance = Object#")
                            .row("A", "instance = made", "instance = Object#")),
            new Bug(
                    ContainsThenPut.Broken.class,
                    ContainsThenPut.Fixed.class,
                    Drawing.that("both find the name free")
                            .row("A", "owners.containsKey(name)", "returns false")
                            .row("B", "owners.containsKey(name)", "returns false")
                            .row("A", "owners.put(name, owner)")),
            new Bug(
                    DoubleClose.Broken.class,
                    DoubleClose.Fixed.class,
                    Drawing.that("both see it open, and both give the slot back")
                            .row("A", "if (!closed)", "reads closed: false")
                            .row("B", "if (!closed)", "reads closed: false")
                            .row("B", "freeSlots.incrementAndGet()", "freeSlots.incrementAndGet()")
                            .row("A", "freeSlots.incrementAndGet()", "returns 2")));

    private Checks() {}

    /** Lu, Park, Seo and Zhou, Learning from Mistakes, ASPLOS 2008: a pointer is checked, then another thread clears it. */
    static final class NullAfterCheck {
        private NullAfterCheck() {}

        @SuppressWarnings("NullAway") // broken on purpose
        static class Connection {
            @Nullable
            String info = "open";

            int infoLength() {
                if (info != null) {
                    return info.length();
                }
                return 0;
            }

            void close() {
                info = null;
            }
        }

        static final class ReadOnce extends Connection {
            @Override
            int infoLength() {
                String seen = info;
                return seen != null ? seen.length() : 0;
            }
        }

        private static void explore(Connection connection) throws InterruptedException {
            Actors.run(connection, connection::infoLength, connection::close);
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Connection());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new ReadOnce());
            }
        }
    }

    /** A lazily made object is made twice. */
    static final class LazyTwice {
        private LazyTwice() {}

        static class Holder {
            @Nullable
            volatile Object instance;

            Object get() {
                Object made = instance;
                if (made == null) {
                    made = new Object();
                    instance = made;
                }
                return made;
            }
        }

        static final class LockedHolder extends Holder {
            @Override
            synchronized Object get() {
                return super.get();
            }
        }

        private static void explore(Holder holder) throws InterruptedException {
            Object[] got = new Object[2];
            Actors.run(holder, () -> got[0] = holder.get(), () -> got[1] = holder.get());
            Bug.demand(got[0] == got[1], "there are two");
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Holder());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new LockedHolder());
            }
        }
    }

    /** Two atomic calls of a map in place of putIfAbsent. */
    static final class ContainsThenPut {
        private ContainsThenPut() {}

        static class Registry {
            final ConcurrentHashMap<String, String> owners = new ConcurrentHashMap<>();

            boolean register(String name, String owner) {
                if (owners.containsKey(name)) {
                    return false;
                }
                owners.put(name, owner);
                return true;
            }
        }

        static final class OneStep extends Registry {
            @Override
            boolean register(String name, String owner) {
                return owners.putIfAbsent(name, owner) == null;
            }
        }

        private static void explore(Registry registry) throws InterruptedException {
            boolean[] done = new boolean[2];
            Actors.run(
                    registry, () -> done[0] = registry.register("x", "a"), () -> done[1] = registry.register("x", "b"));
            Bug.demand(done[0] != done[1], "both have registered the name");
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Registry());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new OneStep());
            }
        }
    }

    /** A handle that is closed by two threads gives its slot back twice. */
    static final class DoubleClose {
        private DoubleClose() {}

        static class Handle {
            final AtomicInteger freeSlots = new AtomicInteger();
            private volatile boolean closed;

            void close() {
                if (!closed) {
                    closed = true;
                    freeSlots.incrementAndGet();
                }
            }
        }

        static final class ClosedOnce extends Handle {
            private final AtomicBoolean over = new AtomicBoolean();

            @Override
            void close() {
                if (over.compareAndSet(false, true)) {
                    freeSlots.incrementAndGet();
                }
            }
        }

        private static void explore(Handle handle) throws InterruptedException {
            Actors.run(handle, handle::close, handle::close);
            Bug.demand(handle.freeSlots.get() == 1, "one slot was given back twice");
        }

        /** For the model checker. */
        public static final class Broken implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new Handle());
            }
        }

        /** For the model checker. */
        public static final class Fixed implements Scenario {
            @Override
            public void run() throws InterruptedException {
                explore(new ClosedOnce());
            }
        }
    }
}
