package lesson04_visibility;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    private volatile Settings current = new Fixed(10, 1);

    @Override
    public Settings current() {
        return new Fixed(current.limit(), current.pause());
    }

    @Override
    public void publish(int limit, int pause) {
        current = new Fixed(limit, pause);
    }
}
