package io.agestream.cli.command;

import io.agestream.cli.console.Console;
import io.agestream.cli.quickstart.Quickstart;
import io.agestream.cli.quickstart.QuickstartOptions;
import io.agestream.cli.quickstart.ServicePorts;
import io.agestream.model.recipe.Recipe;
import io.agestream.model.recipe.Recipes;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "quickstart",
        description = {
            "Runs everything on this machine: a Kafka broker, ingest, training and prediction; sends images and shows what"
                    + " becomes of them, until Ctrl-C.",
            "",
            "Without --images the faces are synthetic: drawn by a program, the same ones each time.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./agestream quickstart --once",
            "  ./agestream quickstart --images ~/UTKFace.tar.gz --epochs 5 --data ~/agestream-data"
        })
final class QuickstartCommand implements Callable<Integer> {

    private static final int SYNTHETIC_COUNT = 2000;
    private static final int SYNTHETIC_EPOCHS = 3;

    @Option(
            names = "--images",
            paramLabel = "PATH",
            description =
                    "A folder, .tar, .tar.gz, .tgz or .zip of faces whose file names begin with the age, as in the"
                            + " UTKFace data set.")
    private @Nullable Path images;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "Sends at most N images (default: all, or " + SYNTHETIC_COUNT + " synthetic ones).")
    private @Nullable Long count;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Trains for N epochs (default: those of the recipe, or " + SYNTHETIC_EPOCHS
                    + " on synthetic faces).")
    private @Nullable Integer epochs;

    @Mixin
    private NetworkOption network = new NetworkOption();

    @Option(
            names = "--recipe",
            paramLabel = "NAME",
            completionCandidates = RecipeNames.class,
            description = "How it is trained: ${COMPLETION-CANDIDATES}, or a file that ends in .properties (default:"
                    + " ${DEFAULT-VALUE}).")
    private String recipe = "article";

    @Option(
            names = "--port",
            paramLabel = "P",
            description =
                    "The first of five ports in a row: Kafka, its controller, and ingest, train and predict over HTTP"
                            + " (default: ${DEFAULT-VALUE}).")
    private int port = 9092;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keeps everything there; without it the data are temporary and deleted at the end.")
    private @Nullable Path data;

    @Option(
            names = "--once",
            description =
                    "Ends when the last epoch's model is in use and every image has its prediction or is a dead letter.")
    private boolean once;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        new Quickstart(options(), Console.ofProcess()).run();
        return 0;
    }

    private QuickstartOptions options() {
        boolean synthetic = images == null;
        long wanted = count != null ? count : synthetic ? SYNTHETIC_COUNT : Long.MAX_VALUE;
        int ofRecipe = recipe().epochs();
        int planned = epochs != null ? epochs : synthetic ? SYNTHETIC_EPOCHS : ofRecipe;
        if (wanted < 1 || planned < 1 || (synthetic && wanted > Integer.MAX_VALUE)) {
            throw new ParameterException(spec.commandLine(), "--count and --epochs must be 1 or more.");
        }
        return new QuickstartOptions(
                Optional.ofNullable(images),
                wanted,
                planned,
                network.name(),
                Recipes.NAMES.contains(recipe)
                        ? recipe
                        : Path.of(recipe).toAbsolutePath().toString(),
                ports(),
                Optional.ofNullable(data),
                once,
                Path.of(System.getProperty("agestream.home", "")).toAbsolutePath());
    }

    private Recipe recipe() {
        try {
            return Recipes.named(recipe, Map.of(), 0);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private ServicePorts ports() {
        try {
            return new ServicePorts(port);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--port: " + e.getMessage(), e);
        }
    }

    private static final class RecipeNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Recipes.NAMES.iterator();
        }
    }
}
