package io.raceproof.lessons.runner;

import io.raceproof.lessons.runner.board.BadCardException;
import io.raceproof.lessons.runner.board.Cards;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Puts the learner's card on a stick or a share. */
@Command(
        name = "card",
        description = "Put your progress card into a folder, a stick's or a share's, for a room without a network.")
final class CardCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Cli cli;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "where the room's cards are")
    private Path target = Path.of("");

    @Option(names = "--name", paramLabel = "NICKNAME", description = "how you are called on it")
    private @Nullable String name;

    @Override
    public Integer call() throws IOException {
        Cli parent = Objects.requireNonNull(cli);
        Sharing sharing = new Sharing(parent.terminal(), parent.workspace());
        if (!Files.isDirectory(target)) {
            throw mistake("there is no folder " + target);
        }
        Path file;
        try {
            file = sharing.copy(
                    target, Cards.nickname(name == null ? sharing.card().nickname() : name));
        } catch (BadCardException e) {
            throw mistake(String.valueOf(e.getMessage()));
        }
        parent.terminal().line("Your card: " + file);
        return Verdict.HELD.exitCode();
    }

    private CommandLine.ParameterException mistake(String sentence) {
        return new CommandLine.ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
    }
}
