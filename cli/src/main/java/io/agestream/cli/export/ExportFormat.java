package io.agestream.cli.export;

import io.agestream.model.manifest.Manifest;
import io.agestream.model.onnx.OnnxWriter;
import io.agestream.model.weights.Safetensors;

/** What a checkpoint can be written as. */
public enum ExportFormat {
    /** A file that ONNX Runtime and others run without anything else. */
    ONNX("onnx") {
        @Override
        byte[] bytes(Manifest manifest, byte[] weights) {
            return OnnxWriter.checkpoint(manifest, Safetensors.read(weights));
        }
    },
    /** The weights bit for bit as training published them. */
    SAFETENSORS("safetensors") {
        @Override
        byte[] bytes(Manifest manifest, byte[] weights) {
            return weights;
        }
    };

    private final String extension;

    ExportFormat(String extension) {
        this.extension = extension;
    }

    /** Of file names, without a dot. */
    public String extension() {
        return extension;
    }

    /** @throws IllegalArgumentException if these are not the weights of such a network */
    abstract byte[] bytes(Manifest manifest, byte[] weights);
}
