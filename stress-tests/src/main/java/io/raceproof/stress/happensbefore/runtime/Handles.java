package io.raceproof.stress.happensbefore.runtime;

import java.lang.invoke.VarHandle;

/** Which fields the VarHandles of user code are for. Handles live as long as their classes; so does this. */
final class Handles {
    /**
     * What a handle accesses.
     *
     * @param field the field's number; 0 if it is not known
     * @param staticOwner for a static field, what stands for its class, or the handle itself if that is not known
     */
    record Target(int field, Object staticOwner) {}

    /** Guarded by itself. */
    private static final IdentityTable<Target> TARGETS = new IdentityTable<>();

    private Handles() {}

    static void made(VarHandle handle, Class<?> owner, String name) {
        String text = Detector.simpleName(owner.getTypeName()).concat(".").concat(name);
        boolean ofUser = Sites.isReported(owner.getName());
        int field = Sites.field(new Sites.Field(text, ofUser, !handle.varType().isPrimitive()));
        synchronized (TARGETS) {
            String ofClass = owner.getName().replace('.', '/');
            TARGETS.put(handle, new Target(field, Sites.staticOwner(ofClass, owner.getClassLoader())));
        }
    }

    static Target targetOf(VarHandle handle) {
        synchronized (TARGETS) {
            Target target = TARGETS.get(handle);
            return target == null ? new Target(0, handle) : target;
        }
    }
}
