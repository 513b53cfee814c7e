package lesson04_visibility;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    private final Object readLock = new Object();
    private final Object writeLock = new Object();
    private Settings current = new Fixed(10, 1);

    @Override
    public Settings current() {
        synchronized (readLock) {
            return current;
        }
    }

    @Override
    public void publish(int limit, int pause) {
        synchronized (writeLock) {
            current = new Fixed(limit, pause);
        }
    }
}
