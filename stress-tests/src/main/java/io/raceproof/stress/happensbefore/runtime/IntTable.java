package io.raceproof.stress.happensbefore.runtime;

import org.jspecify.annotations.Nullable;

/** Values by a number: a field's or an index's. Not thread-safe. */
final class IntTable<V> {
    private int[] keys = new int[8];
    private @Nullable Object[] values = new Object[8];
    private int size;

    @SuppressWarnings("unchecked") // only put writes values
    @Nullable
    V get(int key) {
        return (V) values[slot(keys, values, key)];
    }

    void put(int key, V value) {
        if (size * 2 >= keys.length) {
            grow();
        }
        int slot = slot(keys, values, key);
        if (values[slot] == null) {
            size++;
        }
        keys[slot] = key;
        values[slot] = value;
    }

    private void grow() {
        int[] oldKeys = keys;
        @Nullable Object[] oldValues = values;
        keys = new int[oldKeys.length * 2];
        values = new Object[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != null) {
                int slot = slot(keys, values, oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private static int slot(int[] keys, @Nullable Object[] values, int key) {
        int mask = keys.length - 1;
        int slot = ((key * 0x9E3779B9) >>> 16) & mask;
        while (values[slot] != null && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
