package io.agestream.model.recipe;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** Reads recipes: those that are built in, by name, and others from files. */
public final class Recipes {

    /** Names of those that are built in. */
    public static final List<String> NAMES = List.of("agenet", "article");

    private static final String ENDING = ".properties";

    private Recipes() {}

    /**
     * Reads a recipe.
     *
     * @param nameOrFile one of {@link #NAMES}, or a file whose name ends in {@code .properties}
     * @param overrides  values that stand above those of the recipe, by the same keys
     * @param seed       of the run
     * @throws IllegalArgumentException if there is none, or it has a key or value that cannot be; the message is fit for a
     *     user
     */
    public static Recipe named(String nameOrFile, Map<String, String> overrides, int seed) {
        Properties properties = new Properties();
        try (Reader reader = open(nameOrFile)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The recipe " + nameOrFile + " cannot be read: " + e.getMessage() + ".", e);
        }
        properties.putAll(overrides);
        try {
            return recipe(nameOrFile, new Entries(properties), seed);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Recipe " + nameOrFile + ": " + e.getMessage(), e);
        }
    }

    private static Reader open(String nameOrFile) throws IOException {
        if (nameOrFile.endsWith(ENDING)) {
            return Files.newBufferedReader(Path.of(nameOrFile));
        }
        InputStream resource = NAMES.contains(nameOrFile)
                ? Recipes.class.getResourceAsStream("/recipes/" + nameOrFile + ENDING)
                : null;
        if (resource == null) {
            throw new IllegalArgumentException("There is no recipe \"" + nameOrFile + "\"; choose one of "
                    + String.join(", ", NAMES) + ", or a file that ends in " + ENDING + ".");
        }
        return new InputStreamReader(resource, StandardCharsets.UTF_8);
    }

    private static Recipe recipe(String name, Entries entries, int seed) {
        Optimizer optimizer = optimizer(entries);
        Schedule schedule = new Schedule(entries.number("warm-up", 0), entries.number("last-rate", 1));
        Progression progression = new Progression(entries.integer("first-size", 0), entries.number("first-share", 0));
        Augmentation augmentation = new Augmentation(
                entries.number("mirror", 0),
                entries.number("degrees", 0),
                entries.number("shift", 0),
                entries.number("min-scale", 1),
                entries.number("max-scale", 1),
                entries.number("contrast", 0),
                entries.number("brightness", 0),
                entries.number("erase", 0));
        LossWeights lossWeights =
                new LossWeights((float) entries.number("distance-weight", LossWeights.DEFAULT.distance()), (float)
                        entries.number("group-weight", LossWeights.DEFAULT.group()));
        Continual continual = new Continual(
                entries.number("continual-rate", Continual.DEFAULT.rate()),
                entries.number("replay", Continual.DEFAULT.replay()));
        Recipe recipe = new Recipe(
                name,
                optimizer,
                schedule,
                (float) entries.number("averaging", 0),
                progression,
                augmentation,
                entries.number("balance", 0),
                lossWeights,
                continual,
                entries.integer("batch-size", 128),
                entries.integer("epochs", 20),
                seed);
        entries.checkAllKnown();
        return recipe;
    }

    private static Optimizer optimizer(Entries entries) {
        String name = entries.text("optimizer", "sgd");
        float rate = (float) entries.number("learning-rate", 0.01);
        return switch (name) {
            case "sgd" -> new Optimizer.Sgd(rate, (float) entries.number("momentum", 0));
            case "adamw" -> adamW(entries, rate);
            case "muon" -> new Optimizer.Muon((float) entries.number("momentum", 0.95), adamW(entries, rate));
            default ->
                throw new IllegalArgumentException("The optimizer must be sgd, adamw or muon, not " + name + ".");
        };
    }

    private static Optimizer.AdamW adamW(Entries entries, float rate) {
        return new Optimizer.AdamW(
                rate, (float) entries.number("weight-decay", 0), (float) entries.number("clip-norm", 0));
    }

    /** The values of a recipe, and which of them have been asked for. */
    private static final class Entries {

        private final Properties properties;
        private final Set<String> known = new TreeSet<>();

        Entries(Properties properties) {
            this.properties = properties;
        }

        String text(String key, String otherwise) {
            known.add(key);
            return properties.getProperty(key, otherwise).strip();
        }

        double number(String key, double otherwise) {
            String text = text(key, Double.toString(otherwise));
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(key + " must be a number, not \"" + text + "\".", e);
            }
        }

        int integer(String key, int otherwise) {
            double value = number(key, otherwise);
            if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(key + " must be a whole number, not " + value + ".");
            }
            return (int) value;
        }

        void checkAllKnown() {
            Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
            unknown.removeAll(known);
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException("it has no use for " + String.join(", ", unknown) + "; its keys are "
                        + String.join(", ", known) + ".");
            }
        }
    }
}
