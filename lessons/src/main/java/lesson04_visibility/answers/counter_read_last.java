package lesson04_visibility;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    private volatile int version;
    private Settings current = new Fixed(10, 1);

    @Override
    public Settings current() {
        Settings seen = current;
        return version >= 0 ? seen : new Fixed(0, 0);
    }

    @Override
    public void publish(int limit, int pause) {
        current = new Fixed(limit, pause);
        version++;
    }
}
