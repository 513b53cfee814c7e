package lesson04_visibility;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    private volatile boolean changed;
    private Settings published = new Fixed(10, 1);
    private Settings seen = published;

    @Override
    public Settings current() {
        if (changed) {
            seen = published;
            changed = false;
        }
        return seen;
    }

    @Override
    public void publish(int limit, int pause) {
        published = new Fixed(limit, pause);
        changed = true;
    }
}
