package lesson04_visibility;

import java.util.concurrent.Semaphore;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    private final Semaphore permit = new Semaphore(1);
    private Settings current = new Fixed(10, 1);

    @Override
    public Settings current() {
        permit.acquireUninterruptibly();
        try {
            return current;
        } finally {
            permit.release();
        }
    }

    @Override
    public void publish(int limit, int pause) {
        permit.acquireUninterruptibly();
        try {
            current = new Fixed(limit, pause);
        } finally {
            permit.release();
        }
    }
}
