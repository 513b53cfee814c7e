package lesson04_visibility;

public class SettingsBoard implements Board {
    private static final class Published implements Settings {
        private final int limit;
        private final int pause;

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

    private volatile Settings current = new Published(10, 1);

    @Override
    public Settings current() {
        return current;
    }

    @Override
    public void publish(int limit, int pause) {
        current = new Published(limit, pause);
    }
}
