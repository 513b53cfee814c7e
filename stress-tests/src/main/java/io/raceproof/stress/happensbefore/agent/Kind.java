package io.raceproof.stress.happensbefore.agent;

import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a class is rewritten. */
enum Kind {
    /** Every access and every lock, at its own place in the source. */
    USER,
    /** A class of the JDK whose objects users share: as {@link #USER}, and an access counts at the user's call. */
    WATCHED,
    /** A class of the JDK that orders threads: only that. */
    FOLLOWED,
    /** As it is. */
    LEFT;

    private static final Set<String> WATCHED_TYPES = Set.of(
            "java/util/ArrayList",
            "java/util/HashMap",
            "java/util/LinkedHashMap",
            "java/util/LinkedList",
            "java/util/ArrayDeque",
            "java/util/TreeMap",
            "java/util/HashSet",
            "java/util/LinkedHashSet",
            "java/util/TreeSet",
            "java/util/PriorityQueue",
            "java/util/AbstractList",
            "java/util/AbstractCollection",
            "java/util/AbstractMap",
            "java/util/AbstractSet",
            "java/util/AbstractQueue",
            "java/util/AbstractSequentialList",
            "java/util/BitSet",
            "java/util/Vector",
            "java/util/Stack",
            "java/util/Hashtable",
            "java/util/IdentityHashMap",
            "java/util/WeakHashMap",
            "java/util/EnumMap",
            "java/util/Collections",
            "java/util/Arrays",
            "java/util/Calendar",
            "java/util/GregorianCalendar",
            "java/util/Date",
            "java/util/StringJoiner",
            "java/lang/StringBuilder",
            "java/lang/StringBuffer",
            "java/lang/AbstractStringBuilder",
            "java/text/SimpleDateFormat",
            "java/text/DateFormat",
            "java/text/DecimalFormat",
            "java/text/NumberFormat",
            "java/text/Format",
            "java/text/DigitList",
            "java/text/MessageFormat");

    private static final List<String> FOLLOWED_PREFIXES = List.of(
            "java/util/concurrent/",
            "java/util/Timer",
            "java/util/TaskQueue",
            "java/io/Piped",
            "java/lang/ref/ReferenceQueue",
            "java/lang/Thread",
            "java/lang/VirtualThread",
            "jdk/internal/vm/ThreadContainer",
            "jdk/internal/vm/SharedThreadContainer");

    private static final List<String> JDK_PREFIXES =
            List.of("java/", "javax/", "jdk/", "sun/", "com/sun/", "io/raceproof/stress/happensbefore/runtime/");

    private static final List<String> TOOL_PREFIXES = List.of(
            "org/objectweb/asm/",
            "org/jetbrains/",
            "kotlin/",
            "kotlinx/",
            "org/openjdk/jcstress/",
            "org/junit/",
            "org/jspecify/",
            "org/opentest4j/",
            "com/google/gson/",
            "io/raceproof/stress/happensbefore/agent/");

    /**
     * The kind of a class.
     *
     * @param name with slashes
     * @param domain where it comes from; null for the JDK's, or if it is not known
     */
    static Kind of(String name, @Nullable ClassLoader loader, @Nullable ProtectionDomain domain) {
        if (JDK_PREFIXES.stream().anyMatch(name::startsWith)) {
            return ofJdk(name);
        }
        if (loader == null || TOOL_PREFIXES.stream().anyMatch(name::startsWith) || isOurs(name, domain)) {
            return LEFT;
        }
        return USER;
    }

    private static Kind ofJdk(String name) {
        if (FOLLOWED_PREFIXES.stream().anyMatch(name::startsWith) && !name.startsWith("java/lang/ThreadLocal")) {
            return FOLLOWED;
        }
        int dollar = name.indexOf('$');
        return WATCHED_TYPES.contains(dollar < 0 ? name : name.substring(0, dollar)) ? WATCHED : LEFT;
    }

    /** The library's own classes: those that lie where this one does. */
    private static boolean isOurs(String name, @Nullable ProtectionDomain domain) {
        return name.startsWith("io/raceproof/stress/")
                && !name.startsWith("io/raceproof/stress/happensbefore/Canary")
                && OWN_PLACE != null
                && OWN_PLACE.equals(placeOf(domain));
    }

    private static final @Nullable String OWN_PLACE = placeOf(Kind.class.getProtectionDomain());

    private static @Nullable String placeOf(@Nullable ProtectionDomain domain) {
        CodeSource source = domain == null ? null : domain.getCodeSource();
        URL place = source == null ? null : source.getLocation();
        return place == null ? null : place.toString();
    }
}
