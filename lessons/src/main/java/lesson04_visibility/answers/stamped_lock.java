package lesson04_visibility;

import java.util.concurrent.locks.StampedLock;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    private final StampedLock lock = new StampedLock();
    private Settings current = new Fixed(10, 1);

    @Override
    public Settings current() {
        long stamp = lock.readLock();
        try {
            return current;
        } finally {
            lock.unlockRead(stamp);
        }
    }

    @Override
    public void publish(int limit, int pause) {
        long stamp = lock.writeLock();
        try {
            current = new Fixed(limit, pause);
        } finally {
            lock.unlockWrite(stamp);
        }
    }
}
