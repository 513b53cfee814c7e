package lesson04_visibility;

/** Broken: nothing orders a read after a write of another thread. */
public final class PlainBoard implements Board {
    // @start region="plain"
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

    private Settings current = new Plain(10, 1);

    @Override
    public Settings current() {
        return current;
    }

    @Override
    public void publish(int limit, int pause) {
        current = new Plain(limit, pause);
    }
    // @end
}
