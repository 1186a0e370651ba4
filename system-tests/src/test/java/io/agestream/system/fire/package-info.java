/**
 * Exactness under fire: kills, pauses, swaps, failing brokers, rebalances, overload, and time. Short forms run with every
 * build, long ones by {@code -Dfire=long}.
 */
package io.agestream.system.fire;
