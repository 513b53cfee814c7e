package io.raceproof.stress.process;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/** The main class of each {@link ChildJvm}: begins to watch the parent, and calls the main method that was asked for. */
final class ChildMain {
    private ChildMain() {}

    /** Arguments: the parent's process id, the name of the main class, and what is for that. */
    public static void main(String[] arguments) throws Throwable {
        ParentWatch.start(Long.parseLong(arguments[0]));
        Method main = Class.forName(arguments[1]).getDeclaredMethod("main", String[].class);
        main.setAccessible(true); // the class need not be public, as it need not be for java
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(arguments, 2, arguments.length));
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
