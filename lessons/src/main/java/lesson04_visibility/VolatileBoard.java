package lesson04_visibility;

/** Fixed: an immutable object, and a volatile field that refers to it. */
public final class VolatileBoard implements Board {
    // @start region="volatile"
    private record Fixed(int limit, int pause) implements Settings {}

    private volatile Settings current = new Fixed(10, 1);
    // @end

    @Override
    public Settings current() {
        return current;
    }

    @Override
    public void publish(int limit, int pause) {
        current = new Fixed(limit, pause);
    }
}
