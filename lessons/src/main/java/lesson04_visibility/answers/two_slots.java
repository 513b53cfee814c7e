package lesson04_visibility;

import java.util.concurrent.atomic.AtomicReferenceArray;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    private final AtomicReferenceArray<Settings> slots = new AtomicReferenceArray<>(2);
    private volatile int index;

    public SettingsBoard() {
        slots.set(0, new Fixed(10, 1));
    }

    @Override
    public Settings current() {
        return slots.get(index);
    }

    @Override
    public synchronized void publish(int limit, int pause) {
        int next = 1 - index;
        slots.set(next, new Fixed(limit, pause));
        index = next;
    }
}
