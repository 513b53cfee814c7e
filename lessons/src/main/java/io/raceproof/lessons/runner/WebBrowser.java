package io.raceproof.lessons.runner;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The browser of this machine. Stateless. */
final class WebBrowser {
    private WebBrowser() {}

    /** Opens an address in it, if there is a screen and a program for that; returns whether that was started. */
    static boolean open(String address) {
        List<String> command = command(System.getProperty("os.name", ""), System.getenv(), address);
        if (command.isEmpty()) {
            return false;
        }
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    /** Empty if there is no screen to show it on. */
    static List<String> command(String system, Map<String, String> environment, String address) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", address);
        }
        if (os.startsWith("mac")) {
            return List.of("open", address);
        }
        boolean screen = environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        return screen ? List.of("xdg-open", address) : List.of();
    }
}
