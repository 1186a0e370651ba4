package io.agestream.cli.quickstart;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a quickstart does.
 *
 * @param images  folder, archive or file; empty takes drawn faces
 * @param count   images at most; of drawn faces, exactly
 * @param epochs  of training
 * @param network by name
 * @param recipe  by name, or the absolute path of a file
 * @param ports   that everything listens on
 * @param data    directory that is kept; empty is a temporary one
 * @param once    ends when everything has been shown once
 * @param home    root of agestream, where the services are built
 */
public record QuickstartOptions(
        Optional<Path> images,
        long count,
        int epochs,
        String network,
        String recipe,
        ServicePorts ports,
        Optional<Path> data,
        boolean once,
        Path home) {}
