package lesson04_visibility;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    private static final String CURRENT = "current";
    private final Map<String, Settings> board = new ConcurrentHashMap<>(Map.of(CURRENT, new Fixed(10, 1)));

    @Override
    public Settings current() {
        return Objects.requireNonNull(board.get(CURRENT));
    }

    @Override
    public void publish(int limit, int pause) {
        board.put(CURRENT, new Fixed(limit, pause));
    }
}
