package lesson04_visibility;

import java.util.concurrent.atomic.AtomicReference;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    private final AtomicReference<Settings> current = new AtomicReference<>();

    @Override
    public Settings current() {
        Settings seen = current.get();
        if (seen == null) {
            current.compareAndSet(null, new Fixed(10, 1));
            seen = current.get();
        }
        return seen;
    }

    @Override
    public void publish(int limit, int pause) {
        current.set(new Fixed(limit, pause));
    }
}
