package lesson04_visibility;

import java.util.concurrent.locks.StampedLock;

public class SettingsBoard implements Board {
    private final StampedLock lock = new StampedLock();
    private int limit = 10;
    private int pause = 1;

    private record Fixed(int limit, int pause) implements Settings {}

    @Override
    public Settings current() {
        long stamp = lock.tryOptimisticRead();
        Settings seen = new Fixed(limit, pause);
        if (lock.validate(stamp)) {
            return seen;
        }
        stamp = lock.readLock();
        try {
            return new Fixed(limit, pause);
        } finally {
            lock.unlockRead(stamp);
        }
    }

    @Override
    public void publish(int limit, int pause) {
        long stamp = lock.writeLock();
        try {
            this.limit = limit;
            this.pause = pause;
        } finally {
            lock.unlockWrite(stamp);
        }
    }
}
