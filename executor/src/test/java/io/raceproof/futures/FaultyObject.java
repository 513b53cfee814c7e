package io.raceproof.futures;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;

/** Strikes while it is read, or while it is written, in a worker process only. */
final class FaultyObject implements Serializable {
    private static final long serialVersionUID = 1L;

    private final WorkerFault fault;
    private final boolean whenRead;
    private final long parent;

    private FaultyObject(WorkerFault fault, boolean whenRead, long parent) {
        this.fault = fault;
        this.whenRead = whenRead;
        this.parent = parent;
    }

    static FaultyObject strikingWhenRead(WorkerFault fault) {
        return new FaultyObject(fault, true, ProcessHandle.current().pid());
    }

    /** To be made in the worker. */
    static FaultyObject strikingWhenWritten(WorkerFault fault, long parent) {
        return new FaultyObject(fault, false, parent);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        strikeIf(whenRead);
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        strikeIf(!whenRead);
    }

    private void strikeIf(boolean due) throws IOException {
        if (due && ProcessHandle.current().pid() != parent) {
            try {
                fault.strikeAloud();
            } catch (IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
