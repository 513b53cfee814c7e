package lesson04_visibility;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    private final Lock lock = new ReentrantLock();
    private Settings current = new Fixed(10, 1);

    @Override
    public Settings current() {
        lock.lock();
        try {
            return current;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void publish(int limit, int pause) {
        lock.lock();
        try {
            current = new Fixed(limit, pause);
        } finally {
            lock.unlock();
        }
    }
}
