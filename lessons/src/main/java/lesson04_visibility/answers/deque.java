package lesson04_visibility;

import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingDeque;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    private final Deque<Settings> board = new LinkedBlockingDeque<>(List.of(new Fixed(10, 1)));

    @Override
    public Settings current() {
        return Objects.requireNonNull(board.peekLast());
    }

    @Override
    public void publish(int limit, int pause) {
        board.addLast(new Fixed(limit, pause));
        board.removeFirst();
    }
}
