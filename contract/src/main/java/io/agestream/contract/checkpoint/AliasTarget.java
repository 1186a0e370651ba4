package io.agestream.contract.checkpoint;

/**
 * Value of an alias.
 *
 * @param version of the checkpoint that the alias stands for
 */
public record AliasTarget(String version) {}
