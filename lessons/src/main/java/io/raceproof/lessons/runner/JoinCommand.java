package io.raceproof.lessons.runner;

import io.raceproof.lessons.runner.board.BadCardException;
import io.raceproof.lessons.runner.board.BoardClient;
import io.raceproof.lessons.runner.board.BoardClient.RefusedException;
import io.raceproof.lessons.runner.board.Cards;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Joins the room of a workshop. */
@Command(
        name = "join",
        description =
                "Join the room of a workshop: its board sees your nickname, your verdicts with the interleaving that"
                        + " breaks your answer, and your predictions. It never gets your file.")
final class JoinCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Cli cli;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ADDRESS",
            description = "as the board shows it: 10.0.0.5:7007")
    private @Nullable String address;

    @Parameters(index = "1", arity = "0..1", paramLabel = "CODE", description = "as the board shows it: KWXP-7TRM")
    private @Nullable String code;

    @Option(names = "--name", paramLabel = "NICKNAME", description = "how you are called there; else you are asked")
    private @Nullable String name;

    @Option(names = "--leave", description = "leave the room, which forgets you")
    private boolean leaves;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Cli parent = Objects.requireNonNull(cli);
        Terminal terminal = parent.terminal();
        Sharing sharing = new Sharing(terminal, parent.workspace());
        if (leaves) {
            terminal.line(sharing.leave() ? "You have left the room; it has forgotten you." : "You are in no room.");
            return Verdict.HELD.exitCode();
        }
        if (address == null || code == null) {
            throw mistake("name the board's address and code: join 10.0.0.5:7007 KWXP-7TRM; or join --leave");
        }
        URI board;
        String nickname;
        try {
            board = BoardClient.address(address);
            nickname = Cards.nickname(nickname(terminal, sharing));
        } catch (IllegalArgumentException | BadCardException e) {
            throw mistake(String.valueOf(e.getMessage()));
        }
        return join(terminal, sharing, board, nickname);
    }

    private int join(Terminal terminal, Sharing sharing, URI board, String nickname) throws InterruptedException {
        try {
            String shown = sharing.join(board, Objects.requireNonNull(code), nickname);
            terminal.wrapped(
                    "",
                    "You are in the room as " + shown
                            + ". Its board sees your nickname, your verdicts with the interleaving"
                            + " that breaks your answer, and your predictions; it never gets your file. To leave: join --leave");
            return Verdict.HELD.exitCode();
        } catch (RefusedException e) {
            throw mistake(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            terminal.wrapped(
                    "",
                    "raceproof: ENVIRONMENT: no board answers at " + board
                            + ": is the address as it stands on the board, is"
                            + " this machine in the same network, and does a firewall let it through?");
            return Verdict.ENVIRONMENT.exitCode();
        }
    }

    private String nickname(Terminal terminal, Sharing sharing) throws IOException {
        if (name != null) {
            return name;
        }
        String before = sharing.nickname().orElse("");
        if (!before.isEmpty()) {
            return before;
        }
        terminal.line("How shall the board call you? Type a nickname, then Enter:");
        return Objects.requireNonNullElse(Prediction.lineOfProcess(), "");
    }

    private CommandLine.ParameterException mistake(String sentence) {
        return new CommandLine.ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
    }
}
