package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Logger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An application in a container comes with a class loader of its own, and this library in it or above it. When it goes, its
 * class loader goes: no thread, hook or field of the library's keeps it. A plain build tries a few loaders of each kind, the
 * nightly and weekly tiers twenty.
 */
class ClassLoaderTest {
    private static final int LOADERS = Rounds.of(2, 4, 20);

    /** Where the library is. */
    enum Library {
        /** Each application has its own. */
        IN_THE_APPLICATION,
        /** All share one, and a pool of it whose threads they start, and which stays open. */
        ABOVE_IT
    }

    @ParameterizedTest
    @EnumSource
    void an_application_that_has_gone_leaves_no_class_loader_behind(Library library) throws Exception {
        Logger logger = Logger.getLogger("io.raceproof.futures");
        try (PoolExecutor shared = ThreadPoolExecutor.ofWorkers(2)) {
            logger.setUseParentHandlers(false);
            List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
            for (int i = 0; i < LOADERS; i++) {
                loaders.add(runApplication(library, shared));
            }
            Probe.await("all class loaders to be collected", () -> {
                System.gc();
                return loaders.stream().allMatch(loader -> loader.get() == null);
            });
            assertEquals(1, shared.submit(() -> 1).result());
        } finally {
            logger.setUseParentHandlers(true);
        }
    }

    /** On a thread of its own, as a container does, whose stack and whose fields go with it. */
    @SuppressWarnings("unchecked")
    private static WeakReference<ClassLoader> runApplication(Library library, PoolExecutor shared) throws Exception {
        ClassLoader loader = new Loader(library);
        Class<?> application = Class.forName(Application.class.getName(), true, loader);
        Other.does(() -> {
                    Thread.currentThread().setContextClassLoader(loader);
                    ((Consumer<Object>) application.getDeclaredConstructor().newInstance()).accept(shared);
                    return null;
                })
                .end();
        return new WeakReference<>(loader);
    }

    /** Loads the application itself, and the library if it is not above. */
    private static final class Loader extends URLClassLoader {
        private final Library library;

        Loader(Library library) throws Exception {
            super(urls(), ClassLoaderTest.class.getClassLoader());
            this.library = library;
        }

        private static URL[] urls() throws Exception {
            List<URL> urls = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
            return urls.toArray(new URL[0]);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            boolean own = name.startsWith(Application.class.getName())
                    || (library == Library.IN_THE_APPLICATION && name.startsWith("io.raceproof."));
            if (!own) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : findClass(name);
            }
        }
    }
}
