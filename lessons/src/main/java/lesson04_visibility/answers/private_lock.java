package lesson04_visibility;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    private final Object lock = new Object();
    private int limit = 10;
    private int pause = 1;

    @Override
    public Settings current() {
        synchronized (lock) {
            return new Fixed(limit, pause);
        }
    }

    @Override
    public void publish(int limit, int pause) {
        synchronized (lock) {
            this.limit = limit;
            this.pause = pause;
        }
    }
}
