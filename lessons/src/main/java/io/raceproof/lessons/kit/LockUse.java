package io.raceproof.lessons.kit;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the locks that an answer takes, for exercises whose rule is to do without. It reads what the compiler wrote. */
public final class LockUse {
    private static final List<String> LOCKS = List.of(
            "java/util/concurrent/locks/", "java/util/concurrent/Semaphore.", "java/util/Collections.synchronized");

    private LockUse() {}

    /** A sentence without its full stop for each, with its line, of all classes in the folder of this one. */
    public static List<String> beside(Class<?> answer) throws IOException {
        List<String> found = new ArrayList<>();
        new CallReader() {
            @Override
            protected void call(String owner, String method, String descriptor, int line) {
                String call = owner + "." + method;
                if (LOCKS.stream().anyMatch(call::startsWith)) {
                    found.add("line " + line + " uses a lock, "
                            + call.substring(call.lastIndexOf('/') + 1).replace(".<init>", ""));
                }
            }

            @Override
            protected void synchronizedBlock(int line) {
                found.add("line " + line + " takes a lock with synchronized");
            }

            @Override
            protected void synchronizedMethod(String name) {
                found.add("the method " + name + " is synchronized");
            }
        }.readBelow(folderOf(answer));
        return found;
    }

    private static Path folderOf(Class<?> answer) {
        String name = answer.getSimpleName() + ".class";
        URL file = answer.getResource(name);
        if (file == null || !"file".equals(file.getProtocol())) {
            throw new IllegalStateException(name + " does not lie in a folder: an answer is graded as a file");
        }
        try {
            Path parent = Path.of(file.toURI()).getParent();
            return parent == null ? Path.of("") : parent;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(file + " is no path", e);
        }
    }
}
