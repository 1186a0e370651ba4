package io.agestream.evaluation.scoring;

import io.agestream.evaluation.examples.Found;
import io.agestream.model.evaluation.LabelledOutput;

/** What became of one place of a source. */
sealed interface Scored {

    /** Of the image. */
    String id();

    /** The network's outputs for an example. */
    record Output(String id, LabelledOutput output) implements Scored {}

    /** An example of the other fold, which was not scored. */
    record OtherFold(String id) implements Scored {}

    /** No example. */
    record None(Found found) implements Scored {
        @Override
        public String id() {
            return found.id();
        }
    }
}
