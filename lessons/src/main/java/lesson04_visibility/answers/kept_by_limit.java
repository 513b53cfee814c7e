package lesson04_visibility;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    private final ConcurrentMap<Integer, Settings> known = new ConcurrentHashMap<>();
    private volatile Settings current = new Fixed(10, 1);

    @Override
    public Settings current() {
        return current;
    }

    @Override
    public void publish(int limit, int pause) {
        current = known.computeIfAbsent(limit, key -> new Fixed(key, pause));
    }
}
