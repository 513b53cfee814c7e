package lesson04_visibility;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    private volatile Settings current = new Fixed(10, 1);
    private final ThreadLocal<Settings> copy = new ThreadLocal<>();

    @Override
    public Settings current() {
        Settings mine = copy.get();
        if (mine == null) {
            mine = current;
            copy.set(mine);
        }
        return mine;
    }

    @Override
    public void publish(int limit, int pause) {
        current = new Fixed(limit, pause);
        copy.remove();
    }
}
