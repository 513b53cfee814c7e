package lesson04_visibility;

/** One thread publishes, others poll. Make sure that they see what was published, all of it, and soon. */
public class SettingsBoard implements Board {
    private static class Published implements Settings {
        private int limit;
        private int pause;

        Published(int limit, int pause) {
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

    private Settings current = new Published(10, 1);

    @Override
    public Settings current() {
        return current;
    }

    @Override
    public void publish(int limit, int pause) {
        current = new Published(limit, pause);
    }
}
