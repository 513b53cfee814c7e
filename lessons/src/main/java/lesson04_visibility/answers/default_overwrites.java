package lesson04_visibility;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    private volatile Settings current;

    @Override
    public Settings current() {
        if (current == null) {
            synchronized (this) {
                if (current == null) {
                    current = new Fixed(10, 1);
                }
            }
        }
        return current;
    }

    @Override
    public void publish(int limit, int pause) {
        current = new Fixed(limit, pause);
    }
}
