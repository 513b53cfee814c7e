package io.raceproof.futures;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What can go wrong in a worker process: each constant does it to the process it runs in. */
enum WorkerFault {
    THROWS {
        @Override
        void strike() {
            throw new IllegalStateException("struck");
        }
    },
    SYSTEM_EXIT {
        @Override
        void strike() {
            System.exit(41);
        }
    },
    HALT {
        @Override
        void strike() {
            Runtime.getRuntime().halt(42);
        }
    },
    KILL_9 {
        @Override
        void strike() throws Exception {
            long me = ProcessHandle.current().pid();
            new ProcessBuilder("kill", "-9", Long.toString(me)).start().waitFor();
            ENDLESS_LOOP.strike();
        }
    },
    OUT_OF_MEMORY {
        @Override
        void strike() {
            Object[] chain = {};
            while (true) {
                chain = new Object[] {chain, new long[1 << 20]};
            }
        }
    },
    ENDLESS_LOOP {
        @Override
        @SuppressWarnings("InfiniteLoopInTest")
        void strike() {
            while (true) {
                Thread.onSpinWait();
            }
        }
    },
    FRAME_CUT {
        @Override
        void strike() throws IOException {
            byte[] startOfAFrame = {(byte) 0xCE, 'R', 'P', 'F', 1, 5, 0, 0, 4, 0, 1, 2, 3, 4, 'x'};
            write(startOfAFrame);
            HALT.halt();
        }
    },
    GARBAGE {
        @Override
        void strike() throws IOException {
            write("Hello from native code\n".getBytes(StandardCharsets.UTF_8));
        }
    };

    abstract void strike() throws Exception;

    void halt() {
        Runtime.getRuntime().halt(42);
    }

    /** Says what is about to happen, and has it happen. */
    void strikeAloud() throws Exception {
        System.err.println("about to strike: " + this);
        strike();
    }

    /** Into the channel of the frames, as no program does by accident. */
    private static void write(byte[] bytes) throws IOException {
        try (OutputStream frames = new FileOutputStream("/dev/fd/4")) {
            frames.write(bytes);
        }
    }
}
