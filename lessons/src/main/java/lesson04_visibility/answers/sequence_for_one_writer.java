package lesson04_visibility;

import java.util.concurrent.atomic.AtomicInteger;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    private final AtomicInteger version = new AtomicInteger();
    private volatile int limit = 10;
    private volatile int pause = 1;

    @Override
    public Settings current() {
        while (true) {
            int before = version.get();
            Settings seen = new Fixed(limit, pause);
            if (before % 2 == 0 && version.get() == before) {
                return seen;
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void publish(int limit, int pause) {
        version.incrementAndGet();
        this.limit = limit;
        this.pause = pause;
        version.incrementAndGet();
    }
}
