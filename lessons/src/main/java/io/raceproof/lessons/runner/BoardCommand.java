package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.runner.board.BoardServer;
import io.raceproof.lessons.runner.board.Card;
import io.raceproof.lessons.runner.board.Cards;
import io.raceproof.lessons.runner.board.RoomReport;
import io.raceproof.lessons.runner.board.RoomView;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows the instructor where the room is: live over the network, or from the cards of a folder. */
@Command(
        name = "board",
        description =
                "For instructors: where the room is stuck, what it predicted, its commonest mistake. Live, with --serve,"
                        + " or from the progress cards in a folder.")
final class BoardCommand implements Callable<Integer> {
    private static final int MOST_PLACES = 500;
    private static final int DEFAULT_PORT = 7007;
    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[^\\]]+\\]|[^:]+)(?::([0-9]{1,5}))?");

    @ParentCommand
    private @Nullable Cli cli;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "with the learners' cards: a stick, a share")
    private @Nullable Path cards;

    @Option(names = "--serve", description = "take the learners' results over the network, until q")
    private boolean serves;

    @Option(
            names = "--address",
            paramLabel = "HOST[:PORT]",
            defaultValue = "127.0.0.1:7007",
            description = "of this machine, to listen on; ${DEFAULT-VALUE}, this machine alone, if not given")
    private String address = "";

    @Option(
            names = "--places",
            paramLabel = "N",
            defaultValue = "100",
            description = "for so many learners; ${DEFAULT-VALUE} if not given")
    private int places;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Lesson> lessons = Lessons.all();
        if (serves == (cards != null)) {
            throw mistake("name a folder with progress cards, or --serve");
        }
        if (serves) {
            serve(lessons);
        } else {
            sumUp(Objects.requireNonNull(cards), lessons);
        }
        return Verdict.HELD.exitCode();
    }

    private Terminal terminal() {
        return Objects.requireNonNull(cli).terminal();
    }

    private void sumUp(Path folder, List<Lesson> lessons) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw mistake("there is no folder " + folder);
        }
        Collection<Card> all = new Cards(lessons)
                .readAll(folder, trouble -> terminal().wrapped("", "left out: " + trouble))
                .values();
        if (all.isEmpty()) {
            terminal().wrapped("", "No cards in " + folder + ": each learner puts theirs there with: card " + folder);
        } else {
            new RoomReport(terminal()).show(RoomView.of(List.copyOf(all), lessons));
        }
    }

    private void serve(List<Lesson> lessons) throws IOException, InterruptedException {
        if (places < 1 || places > MOST_PLACES) {
            throw mistake("a room has 1 to " + MOST_PLACES + " places, not " + places);
        }
        InetSocketAddress listening = listening(address);
        BoardServer begun;
        try {
            begun = BoardServer.start(listening, places, lessons);
        } catch (IOException e) {
            throw mistake("nothing can listen on " + address + " (" + e.getMessage()
                    + "): name an address of this machine and a port that is free with --address HOST:PORT");
        }
        try (BoardServer board = begun;
                Keys keys = Keys.ofProcess(terminal().isInteractive())) {
            opening(board, listening.getAddress());
            listen(board, keys);
            new RoomReport(terminal()).show(board.view());
        }
        terminal().line("The room's data are deleted.");
    }

    private void opening(BoardServer board, InetAddress listening) {
        terminal().line("The board, for your browser alone:");
        terminal().line("  " + board.page());
        terminal().line("Learners type:");
        terminal().line("  raceproof join " + board.address().getAuthority() + " " + board.code());
        if (listening.isLoopbackAddress()) {
            terminal()
                    .wrapped(
                            "",
                            "Only this machine reaches that address. For a room: --address with the one that this machine"
                                    + " has in the room's network.");
        } else if (listening.isAnyLocalAddress()) {
            terminal()
                    .wrapped(
                            "", "In place of " + listening.getHostAddress() + " they type an address of this machine.");
        }
        terminal().wrapped("", "Keys: Enter: the room now. q: end, which deletes the room's data.");
    }

    private void listen(BoardServer board, Keys keys) throws InterruptedException {
        while (true) {
            String key = keys.take();
            if (keys.hasEnded()) {
                new CountDownLatch(1).await(); // no keys to come: until this program is ended
            }
            if (key.equals(Keys.QUIT)) {
                return;
            }
            new RoomReport(terminal()).show(board.view());
        }
    }

    /** "127.0.0.1", "10.0.0.5:7007", "[::1]:7007". */
    private InetSocketAddress listening(String wanted) {
        Matcher parts = HOST_AND_PORT.matcher(wanted);
        int port = !parts.matches() ? -1 : parts.group(2) == null ? DEFAULT_PORT : Integer.parseInt(parts.group(2));
        if (port < 0 || port > 65_535) {
            throw mistake("\"" + wanted + "\" is no address to listen on: it is like 10.0.0.5:7007");
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(parts.group(1)), port);
        } catch (UnknownHostException e) {
            throw mistake("\"" + parts.group(1) + "\" is no address of this machine: it is like 10.0.0.5");
        }
    }

    private CommandLine.ParameterException mistake(String sentence) {
        return new CommandLine.ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
    }
}
