package io.cadencia.server.cli;

import io.cadencia.server.app.StartException;
import io.cadencia.server.app.config.ServerConfig;
import io.cadencia.server.app.config.ServerConfig.CampaignConfig;
import io.cadencia.server.app.config.ServerConfigReader;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The server's configuration, for the commands that go by it. */
final class ConfigOption {
    @Option(names = "--config", paramLabel = "FILE", required = true, description = "the server's configuration, YAML")
    @SuppressWarnings("NullAway.Init")
    Path file;

    ServerConfig read() {
        return ServerConfigReader.read(file, System::getenv);
    }

    /** @throws StartException if there is none; it names those there are */
    static CampaignConfig campaign(String code, ServerConfig config, Path file) {
        List<String> codes =
                config.campaigns().stream().map(CampaignConfig::code).toList();
        return config.campaigns().stream()
                .filter(campaign -> campaign.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new StartException(
                        "There is no campaign '" + code + "' in " + file + "; there are " + String.join(", ", codes)
                                + ".",
                        null));
    }
}
