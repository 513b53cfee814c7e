package io.raceproof.stress.happensbefore.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Values by the identity of their keys. Written here because java.util.IdentityHashMap is among the classes that are
 * watched. Not thread-safe.
 */
final class IdentityTable<V> {
    private @Nullable Object[] keys = new Object[64];
    private @Nullable Object[] values = new Object[64];
    private int size;

    @SuppressWarnings("unchecked") // only put writes values
    @Nullable
    V get(Object key) {
        return (V) values[slot(keys, key)];
    }

    void put(Object key, V value) {
        if (size * 2 >= keys.length) {
            grow();
        }
        int slot = slot(keys, key);
        if (keys[slot] == null) {
            keys[slot] = key;
            size++;
        }
        values[slot] = value;
    }

    private void grow() {
        @Nullable Object[] oldKeys = keys;
        @Nullable Object[] oldValues = values;
        keys = new Object[oldKeys.length * 2];
        values = new Object[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            Object key = oldKeys[i];
            if (key != null) {
                int slot = slot(keys, key);
                keys[slot] = key;
                values[slot] = oldValues[i];
            }
        }
    }

    /** Where the key is, or where it belongs: linear probing. */
    private static int slot(@Nullable Object[] keys, Object key) {
        int mask = keys.length - 1;
        int hash = System.identityHashCode(key);
        int slot = (hash ^ (hash >>> 15)) & mask;
        while (keys[slot] != null && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
