package io.raceproof.stress.happensbefore.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that rewritten code carries: of places in the source, and of fields. Written by the agent while classes are
 * loaded, read by the detector; both under this class's lock.
 */
public final class Sites {
    /**
     * A place in the source.
     *
     * @param className with dots
     * @param method its name
     * @param file the source file's name, empty if unknown
     * @param line its line, 0 if unknown
     * @param reported whether it is the user's: the place of an access by the JDK is that of the user's call
     */
    public record Site(String className, String method, String file, int line, boolean reported) {}

    /**
     * A field.
     *
     * @param name with its class: "BoxOffice.sold"
     * @param ofUser whether its class is the user's, and neither the JDK's nor a library's that is trusted
     * @param reference whether it refers to an object
     */
    public record Field(String name, boolean ofUser, boolean reference) {}

    private static @Nullable Site[] sites = new Site[1024];
    private static int siteCount = 1;
    private static @Nullable Field[] fields = new Field[1024];
    private static int fieldCount = 1;
    /** Names of classes, by hash, and beside each whether its accesses are reported, or only watched for the user's. */
    private static @Nullable String[] classes = new String[512];

    private static boolean[] reported = new boolean[512];
    private static int classCount;

    /** Of each place, and each field: whether an object that two threads have touched was touched there. */
    private static boolean[] sharedSites = new boolean[1024];

    private static boolean[] sharedFields = new boolean[1024];

    private Sites() {}

    /**
     * Whether an object that two threads have touched was ever touched at this place. If not, a preemption there shows nothing
     * that one at the next place does not.
     *
     * @param now whether one is touched now
     */
    static synchronized boolean isShared(int site, boolean now) {
        if (now) {
            sharedSites = marked(sharedSites, site);
        }
        return site < sharedSites.length && sharedSites[site];
    }

    /** The same of a volatile field. */
    static synchronized boolean isSharedField(int field, boolean now) {
        if (now) {
            sharedFields = marked(sharedFields, field);
        }
        return field < sharedFields.length && sharedFields[field];
    }

    private static boolean[] marked(boolean[] marks, int number) {
        boolean[] enough = number < marks.length ? marks : Arrays.copyOf(marks, 2 * number);
        enough[number] = true;
        return enough;
    }

    /** A number for a place. */
    public static synchronized int add(Site site) {
        if (siteCount == sites.length) {
            sites = Arrays.copyOf(sites, siteCount * 2);
        }
        sites[siteCount] = site;
        return siteCount++;
    }

    /** The number of a field; the same for all of this name in classes of one kind. */
    public static synchronized int field(Field field) {
        for (int i = 1; i < fieldCount; i++) {
            Field known = fields[i];
            if (known != null && known.name.equals(field.name) && known.ofUser == field.ofUser) {
                return i;
            }
        }
        if (fieldCount == fields.length) {
            fields = Arrays.copyOf(fields, fieldCount * 2);
        }
        fields[fieldCount] = field;
        return fieldCount++;
    }

    /**
     * What stands for the static fields of a class, and for its initialization: its name, and of a class that is loaded anew
     * for a run its loader, too. Threads that an earlier run has left behind have other fields.
     *
     * @param name with slashes
     */
    public static String staticOwner(String name, @Nullable ClassLoader loader) {
        boolean fresh =
                loader != null && loader.getClass().getName().equals("io.raceproof.stress.happensbefore.FreshClasses");
        return (fresh ? name.concat("@").concat(Integer.toHexString(System.identityHashCode(loader))) : name).intern();
    }

    static synchronized Site site(int number) {
        Site site = sites[number];
        if (site == null) {
            throw new IllegalArgumentException("no place has the number ".concat(Integer.toString(number)));
        }
        return site;
    }

    static synchronized Field field(int number) {
        Field field = fields[number];
        if (field == null) {
            throw new IllegalArgumentException("no field has the number ".concat(Integer.toString(number)));
        }
        return field;
    }

    /**
     * Tells of a class that was rewritten.
     *
     * @param isReported whether it is the user's; else it is one of the JDK whose accesses count for its caller
     */
    public static synchronized void watch(String className, boolean isReported) {
        if (classCount * 2 >= classes.length) {
            growClasses();
        }
        int slot = slot(className);
        if (classes[slot] == null) {
            classes[slot] = className;
            classCount++;
        }
        reported[slot] = isReported;
    }

    private static void growClasses() {
        @Nullable String[] oldClasses = classes;
        boolean[] oldReported = reported;
        classes = new String[oldClasses.length * 2];
        reported = new boolean[oldClasses.length * 2];
        for (int i = 0; i < oldClasses.length; i++) {
            String name = oldClasses[i];
            if (name != null) {
                int slot = slot(name);
                classes[slot] = name;
                reported[slot] = oldReported[i];
            }
        }
    }

    static synchronized boolean isReported(String className) {
        int slot = slot(className);
        return classes[slot] != null && reported[slot];
    }

    static synchronized boolean isWatched(String className) {
        return classes[slot(className)] != null;
    }

    private static int slot(String name) {
        int mask = classes.length - 1;
        int hash = name.hashCode();
        int slot = (hash ^ (hash >>> 16)) & mask;
        while (classes[slot] != null && !name.equals(classes[slot])) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
