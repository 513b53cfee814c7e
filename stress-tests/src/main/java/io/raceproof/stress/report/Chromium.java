package io.raceproof.stress.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A headless Chromium that is told what to do by its DevTools protocol, over a web socket on the loopback interface: it prints
 * pages, and tests look at them with it. One browser serves many tabs. For one thread.
 *
 * <pre>
 *   user ──call──► web socket ──► Chromium
 *    ▲                               │
 *    └── answers, by their ids ◄─────┤
 *        load, complaints ◄──events──┘
 * </pre>
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">DevTools protocol</a>
 */
public final class Chromium implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("DevTools listening on (ws://\\S+)");

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge");

    /** On macOS and Windows it is on no path. */
    private static final List<String> USUAL_PLACES = List.of(
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
            "C:/Program Files/Google/Chrome/Application/chrome.exe",
            "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe");

    /** So long a browser that is starved may take for one answer. */
    private static final int PATIENCE_SECONDS = 120;

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();

    /** Who waits for which answer. Written by the user's thread, read by the socket's. */
    private final Map<Integer, CompletableFuture<JsonObject>> waiting = new ConcurrentHashMap<>();

    /** The tabs, by their sessions. Written by the user's thread, read by the socket's. */
    private final Map<String, Tab> tabs = new ConcurrentHashMap<>();

    private Chromium(Process process, String address) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), new Listener())
                .join();
    }

    /** The first Chromium, or browser that is made of it, on the path, else where it is usually installed. */
    public static Optional<Path> find() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(
                        NAMES.stream()
                                .flatMap(name -> Arrays.stream(path.split(File.pathSeparator, -1))
                                        .filter(folder -> !folder.isEmpty())
                                        .map(folder -> Path.of(folder, name))),
                        USUAL_PLACES.stream().map(Path::of))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts one.
     *
     * @param profile a folder for its files, which nothing else uses
     * @throws IOException if it does not start
     */
    public static Chromium start(Path program, Path profile) throws IOException {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--hide-scrollbars",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        while (line != null) {
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                Thread drain = new Thread(() -> said.lines().forEach(rest -> {}), "what the browser says");
                drain.setDaemon(true);
                drain.start();
                return new Chromium(process, address.group(1));
            }
            line = said.readLine();
        }
        throw new IOException(program + " ended before it could be spoken to");
    }

    private JsonObject call(String session, String method, JsonObject parameters) {
        int id = ids.incrementAndGet();
        JsonObject message = new JsonObject();
        message.addProperty("id", id);
        message.addProperty("method", method);
        message.add("params", parameters);
        if (!session.isEmpty()) {
            message.addProperty("sessionId", session);
        }
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        socket.sendText(message.toString(), true).join();
        JsonObject told = await(answer, method);
        if (told.has("error")) {
            throw new IllegalStateException(method + ": " + told.get("error"));
        }
        return told.getAsJsonObject("result");
    }

    private static <T> T await(CompletableFuture<T> future, String what) {
        try {
            return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (RuntimeException e) {
            throw new IllegalStateException("no answer from the browser: " + what, e);
        }
    }

    /** Parameters: names and values in turn. */
    static JsonObject with(Object... namesAndValues) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String name = (String) namesAndValues[i];
            Object value = namesAndValues[i + 1];
            if (value instanceof JsonElement element) {
                object.add(name, element);
            } else if (value instanceof Boolean truth) {
                object.addProperty(name, truth);
            } else if (value instanceof Number number) {
                object.addProperty(name, number);
            } else {
                object.addProperty(name, (String) value);
            }
        }
        return object;
    }

    /** A new tab with a window of that size. */
    public Tab tab(int width, int height) {
        String target = call("", "Target.createTarget", with("url", "about:blank"))
                .get("targetId")
                .getAsString();
        String session = call("", "Target.attachToTarget", with("targetId", target, "flatten", true))
                .get("sessionId")
                .getAsString();
        Tab tab = new Tab(target, session);
        tabs.put(session, tab);
        List.of("Page", "Runtime", "Log", "Network").forEach(domain -> tab.call(domain + ".enable"));
        tab.call(
                "Emulation.setDeviceMetricsOverride",
                "width",
                width,
                "height",
                height,
                "deviceScaleFactor",
                1,
                "mobile",
                false);
        return tab;
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** A page that is shown. */
    public final class Tab implements AutoCloseable {
        private final String target;
        private final String session;

        /** Errors on the console and requests that leave the page. Written by the socket's thread. */
        private final List<String> complaints = new CopyOnWriteArrayList<>();

        private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

        Tab(String target, String session) {
            this.target = target;
            this.session = session;
        }

        JsonObject call(String method, Object... namesAndValues) {
            return Chromium.this.call(session, method, with(namesAndValues));
        }

        /** As people have set it: "light" or "dark"; on "screen" or on paper, "print". */
        public Tab media(String media, String scheme) {
            JsonArray features = new JsonArray();
            features.add(with("name", "prefers-color-scheme", "value", scheme));
            call("Emulation.setEmulatedMedia", "media", media, "features", features);
            return this;
        }

        /** Whether scripts run in the pages that are opened from now on. */
        public Tab scripts(boolean run) {
            call("Emulation.setScriptExecutionDisabled", "value", !run);
            return this;
        }

        /** Opens an address and waits until it is loaded. */
        public Tab open(String address) {
            loaded = new CompletableFuture<>();
            call("Page.navigate", "url", address);
            await(loaded, "load " + address);
            return this;
        }

        /**
         * What a script gives in the page.
         *
         * @throws IllegalStateException if it throws
         */
        public JsonElement eval(String script) {
            JsonObject answer =
                    call("Runtime.evaluate", "expression", script, "returnByValue", true, "awaitPromise", true);
            if (answer.has("exceptionDetails")) {
                throw new IllegalStateException(script + "\n" + answer.get("exceptionDetails"));
            }
            JsonElement value = answer.getAsJsonObject("result").get("value");
            return value == null ? new JsonObject() : value;
        }

        /** A text that a script gives. */
        public String text(String script) {
            return eval(script).getAsString();
        }

        /** What is to be read in the first element that a selector finds. */
        public String textOf(String selector) {
            return text("document.querySelector('" + selector + "').innerText");
        }

        /** Waits until a condition holds in the page, whose elements are changed by scripts. */
        public void awaitThat(String condition) {
            eval("""
                    new Promise(done => {
                      const look = () => (%s) && (seen.disconnect(), done(true));
                      const seen = new MutationObserver(look);
                      seen.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
                      look();
                    })""".formatted(condition));
        }

        /** Whether a script gives something that counts as true. */
        public boolean is(String script) {
            return eval("!!(" + script + ")").getAsBoolean();
        }

        /** A number that a script gives. */
        public int number(String script) {
            return eval(script).getAsInt();
        }

        /** Presses keys as a person does: the element that has the focus gets them. */
        public void press(String... keys) {
            for (String key : keys) {
                boolean isLetter = key.length() == 1;
                String code =
                        key.equals(" ") ? "Space" : isLetter ? "Key" + key.toUpperCase(java.util.Locale.ROOT) : key;
                int number = Map.of("Home", 36, "End", 35, "ArrowLeft", 37, "ArrowRight", 39, "Tab", 9, "Enter", 13)
                        .getOrDefault(key, (int) Character.toUpperCase(key.charAt(0)));
                for (String type : List.of(isLetter || key.equals("Enter") ? "keyDown" : "rawKeyDown", "keyUp")) {
                    JsonObject event = with("type", type, "key", key, "code", code, "windowsVirtualKeyCode", number);
                    if (isLetter) {
                        event.addProperty("text", key);
                    } else if (key.equals("Enter")) {
                        event.addProperty("text", "\r");
                    }
                    Chromium.this.call(session, "Input.dispatchKeyEvent", event);
                }
            }
        }

        /** The page as it is printed, a PDF; its style sheet says how large the paper is. */
        public byte[] pdf() {
            return Base64.getDecoder()
                    .decode(call("Page.printToPDF", "printBackground", true, "preferCSSPageSize", true)
                            .get("data")
                            .getAsString());
        }

        /** Writes what is seen in the window as a picture. */
        public void picture(Path file) throws IOException {
            String data =
                    call("Page.captureScreenshot", "format", "png").get("data").getAsString();
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, Base64.getDecoder().decode(data));
        }

        /** Errors on the console, and requests that leave the machine's files. */
        public List<String> complaints() {
            eval("1"); // events come in order: those before this answer are here
            return complaints;
        }

        void heard(String method, JsonObject told) {
            switch (method) {
                case "Page.loadEventFired" -> loaded.complete(null);
                case "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded" ->
                    complaints.add(told.toString());
                case "Network.requestWillBeSent" -> {
                    String address = told.getAsJsonObject("request").get("url").getAsString();
                    if (!address.startsWith("file:") && !address.startsWith("data:") && !address.startsWith("about:")) {
                        complaints.add("asks for " + address);
                    }
                }
                default -> {}
            }
        }

        @Override
        public void close() {
            tabs.remove(session);
            Chromium.this.call("", "Target.closeTarget", with("targetId", target));
        }
    }

    /** Runs in the socket's thread. */
    private final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                JsonObject told = JsonParser.parseString(message.toString()).getAsJsonObject();
                message.setLength(0);
                heard(told);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void heard(JsonObject told) {
            if (told.has("id")) {
                CompletableFuture<JsonObject> answer =
                        waiting.remove(told.get("id").getAsInt());
                if (answer != null) {
                    answer.complete(told);
                }
            } else if (told.has("sessionId")) {
                Tab tab = tabs.get(told.get("sessionId").getAsString());
                if (tab != null) {
                    tab.heard(told.get("method").getAsString(), told.getAsJsonObject("params"));
                }
            }
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            waiting.values().forEach(answer -> answer.completeExceptionally(new IOException("closed: " + reason)));
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            waiting.values().forEach(answer -> answer.completeExceptionally(error));
        }
    }
}
