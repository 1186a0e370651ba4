/**
 * The built services as processes: started, asked over HTTP, paused, killed, and what they cost the system. Knows no Kafka.
 */
package io.agestream.system.process;
