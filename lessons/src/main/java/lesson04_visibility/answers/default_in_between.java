package lesson04_visibility;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    private static final Settings DEFAULT = new Fixed(10, 1);

    private final Map<String, Settings> board = new ConcurrentHashMap<>();

    @Override
    public Settings current() {
        return board.getOrDefault("current", DEFAULT);
    }

    @Override
    public void publish(int limit, int pause) {
        board.remove("current");
        board.put("current", new Fixed(limit, pause));
    }
}
