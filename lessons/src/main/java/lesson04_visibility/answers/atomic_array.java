package lesson04_visibility;

import java.util.concurrent.atomic.AtomicReferenceArray;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    private final AtomicReferenceArray<Settings> board = new AtomicReferenceArray<>(new Settings[] {new Fixed(10, 1)});

    @Override
    public Settings current() {
        return board.get(0);
    }

    @Override
    public void publish(int limit, int pause) {
        board.set(0, new Fixed(limit, pause));
    }
}
