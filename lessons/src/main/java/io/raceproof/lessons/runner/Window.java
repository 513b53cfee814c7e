package io.raceproof.lessons.runner;

import io.raceproof.stress.report.Terminal;
import java.io.IOError;
import java.io.IOException;
import org.jline.terminal.Size;

/**
 * The window in which a person reads.
 *
 * @param columns how many characters a line has
 * @param rows how many lines it has
 */
record Window(int columns, int rows) {
    /** Where nobody can be asked. */
    static final Window USUAL = new Window(Terminal.WIDTH, 24);

    /** The one of this process, as it is now; the usual one where {@code person} is false, or where nobody knows. */
    static Window ofProcess(boolean person) {
        if (!person) {
            return USUAL;
        }
        try (org.jline.terminal.Terminal device = Keys.device()) {
            Size size = device.getSize();
            return size.getColumns() > 0 && size.getRows() > 0 ? new Window(size.getColumns(), size.getRows()) : USUAL;
        } catch (IOException | RuntimeException | IOError | LinkageError e) {
            return USUAL;
        }
    }
}
