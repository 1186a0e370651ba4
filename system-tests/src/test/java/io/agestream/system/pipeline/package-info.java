/** Broker or cluster, topics and services together, and what stands in a topic. No load, no assertions. */
package io.agestream.system.pipeline;
