package lesson04_visibility;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

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

    private static long pack(int limit, int pause) {
        return ((long) limit << 32) | (pause & 0xFFFF_FFFFL);
    }
}
