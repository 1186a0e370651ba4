package io.agestream.benchmarks.micro;

import io.agestream.benchmarks.load.DrawnJpegs;
import io.agestream.ingest.image.ImageInspector;
import io.agestream.ingest.image.ImageLimits;
import io.agestream.ingest.image.Inspection;
import io.agestream.ingest.preprocessing.Preprocessing;
import io.agestream.ingest.preprocessing.Preprocessor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** An encoded image to its tensor: header check, decode, gray, area interpolation. */
@State(Scope.Benchmark)
public class PreprocessingBenchmark {

    @Param({"200x200", "1024x768", "4000x3000"})
    public String size = "200x200";

    private final ImageInspector inspector = new ImageInspector(ImageLimits.DEFAULT);
    private final Preprocessor preprocessor = new Preprocessor();
    private byte[] jpeg = {};

    @Setup
    public void draw() {
        String[] sides = size.split("x", 2);
        jpeg = DrawnJpegs.enlarged(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    }

    @Benchmark
    public Preprocessing preprocess() {
        return preprocessor.preprocess(jpeg, ((Inspection.Passed) inspector.inspect(jpeg)).header());
    }
}
