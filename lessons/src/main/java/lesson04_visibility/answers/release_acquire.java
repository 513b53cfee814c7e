package lesson04_visibility;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

public class SettingsBoard implements Board {
    private record Fixed(int limit, int pause) implements Settings {}

    private static final VarHandle CURRENT;

    static {
        try {
            CURRENT = MethodHandles.lookup().findVarHandle(SettingsBoard.class, "current", Settings.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Settings current = new Fixed(10, 1);

    @Override
    public Settings current() {
        return (Settings) CURRENT.getAcquire(this);
    }

    @Override
    public void publish(int limit, int pause) {
        CURRENT.setRelease(this, new Fixed(limit, pause));
    }
}
