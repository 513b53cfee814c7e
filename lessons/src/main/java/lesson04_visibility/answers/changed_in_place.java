package lesson04_visibility;

public class SettingsBoard implements Board {
    private static class Changing implements Settings {
        private volatile int limit = 10;
        private volatile int pause = 1;

        @Override
        public int limit() {
            return limit;
        }

        @Override
        public int pause() {
            return pause;
        }
    }

    private final Changing current = new Changing();

    @Override
    public Settings current() {
        return current;
    }

    @Override
    public void publish(int limit, int pause) {
        current.limit = limit;
        current.pause = pause;
    }
}
