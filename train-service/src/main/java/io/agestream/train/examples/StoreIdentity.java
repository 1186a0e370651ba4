package io.agestream.train.examples;

/**
 * What a store holds the examples of. A store of another identity is of no use.
 *
 * @param clusterId   of Kafka
 * @param topicId     of the examples topic: another one after the topic was deleted and created anew
 * @param specHash    of the tensors
 * @param tensorBytes size of a tensor
 */
public record StoreIdentity(String clusterId, String topicId, String specHash, int tensorBytes) {

    /** One line, as it stands in the file. */
    String line() {
        return "agestream examples v2 cluster=" + clusterId + " topic=" + topicId + " spec=" + specHash + " bytes="
                + tensorBytes;
    }
}
