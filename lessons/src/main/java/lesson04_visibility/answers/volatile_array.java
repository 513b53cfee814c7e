package lesson04_visibility;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    private volatile int[] values = {10, 1};

    @Override
    public Settings current() {
        int[] now = values;
        return new Fixed(now[0], now[1]);
    }

    @Override
    public void publish(int limit, int pause) {
        int[] now = values;
        now[0] = limit;
        now[1] = pause;
        values = now; // a volatile write
    }
}
