package io.raceproof.stress.happensbefore.runtime;

/** What a method of a VarHandle does, by its name: see the table of java.lang.invoke.VarHandle.AccessMode. */
final class AccessMode {
    static final int PLAIN_READ = 1;
    static final int PLAIN_WRITE = 2;
    static final int PLAIN = PLAIN_READ | PLAIN_WRITE;
    static final int ACQUIRE = 4;
    static final int RELEASE = 8;

    private AccessMode() {}

    static int of(String method) {
        return switch (method) {
            case "get" -> PLAIN_READ;
            case "set" -> PLAIN_WRITE;
            case "getOpaque", "setOpaque", "weakCompareAndSetPlain" -> 0;
            case "getVolatile", "getAcquire" -> ACQUIRE;
            case "setVolatile", "setRelease" -> RELEASE;
            default -> method.endsWith("Acquire") ? ACQUIRE : method.endsWith("Release") ? RELEASE : ACQUIRE | RELEASE;
        };
    }
}
