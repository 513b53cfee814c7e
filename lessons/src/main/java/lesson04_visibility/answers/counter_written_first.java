package lesson04_visibility;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    private volatile int version;
    private Settings current = new Fixed(10, 1);

    @Override
    public Settings current() {
        return version >= 0 ? current : new Fixed(0, 0);
    }

    @Override
    public void publish(int limit, int pause) {
        version++;
        current = new Fixed(limit, pause);
    }
}
