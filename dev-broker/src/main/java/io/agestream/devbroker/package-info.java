/**
 * A real KRaft broker of Apache Kafka for the quickstart and for tests: one node in this process, or several as
 * processes of their own. It listens on 127.0.0.1 only, without encryption or users, and is no production cluster.
 */
@NullMarked
package io.agestream.devbroker;

import org.jspecify.annotations.NullMarked;
