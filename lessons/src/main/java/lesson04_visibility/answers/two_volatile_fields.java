package lesson04_visibility;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    private volatile int limit = 10;
    private volatile int pause = 1;

    @Override
    public Settings current() {
        return new Fixed(limit, pause);
    }

    @Override
    public void publish(int limit, int pause) {
        this.limit = limit;
        this.pause = pause;
    }
}
