package io.cadencia.server.rules;

import io.cadencia.core.campaign.CampaignSpec.PauseReason;
import io.cadencia.core.collections.ResultRule;
import io.cadencia.server.rules.yaml.Placeholders;
import io.cadencia.server.rules.yaml.YamlFiles;
import java.nio.file.Path;
import java.util.List;

/**
 * What an advisor may choose in a campaign: results (domain.md 3.2) and pause reasons. Labels live in the language
 * bundles {@code i18n/catalog}.
 */
public record ClassificationTree(String name, int version, List<ResultRule> results, List<PauseReason> pauseReasons) {
    public ClassificationTree {
        results = List.copyOf(results);
        pauseReasons = List.copyOf(pauseReasons);
    }

    /** The tree for collections that comes with this build. */
    public static ClassificationTree collections() {
        return ClassificationReader.read(YamlFiles.resource("rules/classification/collections.yaml"));
    }

    public static ClassificationTree of(Path file) {
        return ClassificationReader.read(YamlFiles.file(file, Placeholders.NONE));
    }
}
