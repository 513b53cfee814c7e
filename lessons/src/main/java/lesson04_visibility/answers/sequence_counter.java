package lesson04_visibility;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    /** Odd while limit and pause are being written. */
    private volatile int version;

    private volatile int limit = 10;
    private volatile int pause = 1;

    @Override
    public Settings current() {
        while (true) {
            int before = version;
            Settings seen = new Fixed(limit, pause);
            if (before % 2 == 0 && before == version) {
                return seen;
            }
            Thread.yield();
        }
    }

    @Override
    public void publish(int limit, int pause) {
        synchronized (this) {
            version++;
            this.limit = limit;
            this.pause = pause;
            version++;
        }
    }
}
