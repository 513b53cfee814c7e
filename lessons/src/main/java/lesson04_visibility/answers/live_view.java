package lesson04_visibility;

public class SettingsBoard implements Board {
    private volatile long packed = pack(10, 1);

    private static long pack(int limit, int pause) {
        return ((long) limit << 32) | (pause & 0xffffffffL);
    }

    private final Settings view = new Settings() {
        @Override
        public int limit() {
            return (int) (packed >> 32);
        }

        @Override
        public int pause() {
            return (int) packed;
        }
    };

    @Override
    public Settings current() {
        return view;
    }

    @Override
    public void publish(int limit, int pause) {
        packed = pack(limit, pause);
    }
}
