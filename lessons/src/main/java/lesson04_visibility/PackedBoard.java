package lesson04_visibility;

/** Broken: a long that is not volatile may be written and read in two halves, here limit and pause. */
public final class PackedBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    // @start region="packed"
    private long packed = pack(10, 1);

    @Override
    public Settings current() {
        long both = packed;
        return new Fixed((int) (both >> 32), (int) both);
    }

    @Override
    public void publish(int limit, int pause) {
        packed = pack(limit, pause);
    }
    // @end

    private static long pack(int limit, int pause) {
        return ((long) limit << 32) | (pause & 0xFFFF_FFFFL);
    }
}
