package io.agestream.predict.scoring;

import io.agestream.contract.prediction.Prediction;
import io.agestream.contract.prediction.Prediction.ModelReference;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.age.AgeReading;
import io.agestream.model.manifest.Manifest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes a prediction of the probabilities that one model gives. */
public final class PredictionFormat {

    private static final double PROBABILITY_DIGITS = 1e6; // what a float still tells apart near 1
    private static final double AGE_DIGITS = 1e2;

    private final AgeReading reading;
    private final ModelReference model;

    public PredictionFormat(Manifest manifest) {
        this.reading = new AgeReading(manifest.ageGroups(), manifest.network().ages());
        this.model = new ModelReference(
                manifest.name(), manifest.version(), manifest.weights().sha256());
    }

    /**
     * The prediction for one image.
     *
     * @param outputs probabilities, one per output of the network; they add up to 1
     */
    public Prediction prediction(String id, float[] outputs, Instant imageTime, Instant predictedTime) {
        AgeGroups groups = reading.groups();
        float[] probabilities = reading.groupProbabilities(outputs);
        Map<String, Double> byName = new LinkedHashMap<>();
        int top = 0;
        for (int i = 0; i < probabilities.length; i++) {
            byName.put(groups.names().get(i), rounded(probabilities[i], PROBABILITY_DIGITS));
            top = probabilities[i] > probabilities[top] ? i : top;
        }
        return new Prediction(
                id,
                groups.names().get(top),
                rounded(probabilities[top], PROBABILITY_DIGITS),
                byName,
                rounded(reading.expectedAge(outputs), AGE_DIGITS),
                model,
                imageTime,
                predictedTime);
    }

    private static double rounded(double value, double digits) {
        return Math.round(value * digits) / digits;
    }
}
