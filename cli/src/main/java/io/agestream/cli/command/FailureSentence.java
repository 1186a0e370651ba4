package io.agestream.cli.command;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.contract.topic.TopicsNotReadyException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What could not be done, as a sentence on standard error; a stack trace only for what nobody has foreseen. */
public final class FailureSentence implements IExecutionExceptionHandler {

    private static final int FAILED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    @Override
    public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult parsed) throws Exception {
        if (!(e instanceof CommandFailedException || e instanceof TopicsNotReadyException)) {
            throw e;
        }
        commandLine.getErr().println("agestream: " + e.getMessage());
        return FAILED;
    }

    /** What was not understood, and where to read on. */
    public static int usage(ParameterException e, String[] args) {
        CommandLine commandLine = e.getCommandLine();
        commandLine.getErr().println("agestream: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, commandLine.getErr());
        commandLine
                .getErr()
                .println("`./" + commandLine.getCommandSpec().qualifiedName() + " --help` says what there is.");
        return NOT_UNDERSTOOD;
    }
}
