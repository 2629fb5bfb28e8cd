package org.ipmarket.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to run.
 *
 * @param command the program and its arguments
 * @param environment added to what is inherited
 * @param folder where it works
 */
public record Program(List<String> command, Map<String, String> environment, Path folder) {
    public Program(List<String> command, Path folder) {
        this(command, Map.of(), folder);
    }
}
