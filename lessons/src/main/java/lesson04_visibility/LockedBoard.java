package lesson04_visibility;

/** Fixed: readers and writers take the same lock. */
public final class LockedBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    private Settings current = new Fixed(10, 1);

    // @start region="locked"
    @Override
    public synchronized Settings current() {
        return current;
    }

    @Override
    public synchronized void publish(int limit, int pause) {
        current = new Fixed(limit, pause);
    }
    // @end
}
