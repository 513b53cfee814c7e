package lesson04_visibility;

import org.jspecify.annotations.Nullable;

/** Broken: double-checked locking. The first look is outside of the lock, and may find an object that is half made. */
@SuppressWarnings("DoubleCheckedLocking") // what it warns of is the point
public final class LazyBoard implements Board {
    private static final class Plain implements Settings {
        private int limit;
        private int pause;

        Plain(int limit, int pause) {
            this.limit = limit;
            this.pause = pause;
        }

        @Override
        public int limit() {
            return limit;
        }

        @Override
        public int pause() {
            return pause;
        }
    }

    private @Nullable Settings current;

    // @start region="lazy"
    @Override
    public Settings current() {
        if (current == null) {
            synchronized (this) {
                if (current == null) {
                    current = new Plain(10, 1);
                }
            }
        }
        return current;
    }
    // @end

    @Override
    public synchronized void publish(int limit, int pause) {
        current = new Plain(limit, pause);
    }
}
