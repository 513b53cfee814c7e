package lesson04_visibility;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    private final List<Settings> board = new CopyOnWriteArrayList<>(List.of(new Fixed(10, 1)));

    @Override
    public Settings current() {
        return board.get(0);
    }

    @Override
    public void publish(int limit, int pause) {
        board.set(0, new Fixed(limit, pause));
    }
}
