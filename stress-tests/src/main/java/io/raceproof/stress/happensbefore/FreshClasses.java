package io.raceproof.stress.happensbefore;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.CodeSource;

/** Loads the user's classes once more, so that they are initialized once more; all others come from its parent. */
final class FreshClasses extends ClassLoader {
    /** With the class loader of this class as its parent. */
    FreshClasses() {
        super(FreshClasses.class.getClassLoader());
    }

    /** Whether a class is none of the JDK's, of this library's or of the tools'. */
    private static boolean isUsers(Class<?> type) {
        CodeSource own = FreshClasses.class.getProtectionDomain().getCodeSource();
        CodeSource its = type.getProtectionDomain().getCodeSource();
        URL place = its == null ? null : its.getLocation();
        return place != null
                && (own == null || !place.equals(own.getLocation()))
                && type.getClassLoader() == FreshClasses.class.getClassLoader();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            if (name.startsWith("java.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = Class.forName(name, false, getParent());
            return isUsers(known) ? define(known) : known;
        }
    }

    private Class<?> define(Class<?> known) throws ClassNotFoundException {
        String name = known.getName();
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                return known; // made at run time
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length, known.getProtectionDomain());
        } catch (IOException e) {
            throw new ClassNotFoundException(name + " cannot be read", e);
        }
    }
}
