package io.raceproof.stress.samples;

import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What went wrong on its first use in a schedule, or went on for long, for the model checker. */
@SuppressWarnings("JavaUtilDate") // as people have them
public final class FirstUses {
    private FirstUses() {}

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }

    /** Right: each thread has a format of its own, whose classes are many. */
    public static final class Formats implements Scenario {
        private static final ThreadLocal<SimpleDateFormat> FORMAT =
                ThreadLocal.withInitial(() -> new SimpleDateFormat("yyyy-MM-dd"));

        /** For the model checker. */
        public Formats() {}

        @Override
        public void run() throws Exception {
            String[] texts = new String[2];
            Actors.run(
                    texts,
                    () -> texts[0] = FORMAT.get().format(new Date(0)),
                    () -> texts[1] = FORMAT.get().format(new Date(0)));
            require(texts[0].equals(texts[1]), "two dates: " + texts[0] + ", " + texts[1]);
        }
    }

    /** Broken: two threads may both make the only one; on each run, as if it were the first. */
    public static final class LazyStatic implements Scenario {
        private static @Nullable Object only;

        /** For the model checker. */
        public LazyStatic() {}

        private static Object only() {
            if (only == null) {
                only = new Object();
            }
            return only;
        }

        @Override
        public void run() throws Exception {
            Object[] got = new Object[2];
            Actors.run(got, () -> got[0] = only(), () -> got[1] = only());
            require(got[0] == got[1], "there are two");
        }
    }

    /** Right: a loop of many rounds. */
    public static final class LongLoop implements Scenario {
        @Override
        public void run() throws Exception {
            AtomicInteger count = new AtomicInteger();
            Actors.run(
                    count,
                    () -> {
                        for (int i = 0; i < 200; i++) {
                            count.incrementAndGet();
                        }
                    },
                    () -> count.incrementAndGet());
            require(count.get() == 201, "counted " + count);
        }
    }

    /** Right: a method that calls itself often. */
    public static final class DeepCalls implements Scenario {
        private static int down(AtomicInteger count, int depth) {
            return depth == 0 ? count.incrementAndGet() : down(count, depth - 1);
        }

        @Override
        public void run() throws Exception {
            AtomicInteger count = new AtomicInteger();
            Actors.run(count, () -> down(count, 100), () -> down(count, 3));
            require(count.get() == 2, "counted " + count);
        }
    }

    /** Broken: looks again and again for what nobody does. */
    public static final class NeverSet implements Scenario {
        private static final class Flag {
            volatile boolean set;
        }

        /** For the model checker. */
        public NeverSet() {}

        @Override
        public void run() throws Exception {
            Flag flag = new Flag();
            Actors.run(
                    flag,
                    () -> {
                        while (!flag.set) {
                            Thread.sleep(10);
                        }
                    },
                    () -> {});
        }
    }
}
