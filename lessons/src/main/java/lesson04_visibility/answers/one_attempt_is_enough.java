package lesson04_visibility;

import java.util.concurrent.atomic.AtomicReference;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    private final AtomicReference<Settings> current = new AtomicReference<>(new Fixed(10, 1));

    @Override
    public Settings current() {
        return current.get();
    }

    @Override
    public void publish(int limit, int pause) {
        Settings before = current.get();
        current.compareAndSet(before, new Fixed(limit, pause));
    }
}
