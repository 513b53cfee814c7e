package lesson04_visibility;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private Settings current = new Fixed(10, 1);

    @Override
    public Settings current() {
        lock.readLock().lock();
        try {
            return current;
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void publish(int limit, int pause) {
        lock.writeLock().lock();
        try {
            current = new Fixed(limit, pause);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
