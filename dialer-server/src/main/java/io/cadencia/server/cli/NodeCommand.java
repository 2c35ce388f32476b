package io.cadencia.server.cli;

import io.cadencia.core.exchange.NodeMode;
import io.cadencia.server.app.NodeModes;
import io.cadencia.server.app.StartException;
import io.cadencia.server.app.config.ServerConfig;
import io.cadencia.server.app.config.ServerConfig.NodeConfig;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code node}. */
@Command(
        name = "node",
        mixinStandardHelpOptions = true,
        description = "Drains a switch, takes it out of service or brings it back; the running server obeys within a"
                + " second.")
final class NodeCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MODE", description = "active, drain or maintenance")
    @SuppressWarnings("NullAway.Init")
    NodeMode mode;

    @Parameters(index = "1", paramLabel = "NAME", description = "the node, as in the configuration")
    @SuppressWarnings("NullAway.Init")
    String name;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    ConfigOption config;

    @Override
    public Integer call() throws Exception {
        ServerConfig read = config.read();
        List<String> names =
                read.telephony().nodes().stream().map(NodeConfig::name).toList();
        if (!names.contains(name)) {
            throw new StartException(
                    "There is no node '" + name + "' in " + config.file + "; there are " + String.join(", ", names)
                            + ".",
                    null);
        }
        new NodeModes(read.folder()).write(name, mode);
        System.out.println("Node " + name + ": " + mode);
        return 0;
    }
}
