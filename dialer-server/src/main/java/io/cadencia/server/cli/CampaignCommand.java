package io.cadencia.server.cli;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.campaign.LeverException;
import io.cadencia.core.campaign.Levers;
import io.cadencia.server.app.CampaignSettings;
import io.cadencia.server.app.StartException;
import io.cadencia.server.app.config.ServerConfig;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code campaign}: the supervisor's levers. */
@Command(
        name = "campaign",
        mixinStandardHelpOptions = true,
        description =
                "Shows and changes settings of a campaign while it dials; the running server obeys within a second,"
                        + " and keeps to them at every start until they are reset.")
final class CampaignCommand extends CommandGroup {
    private static final int ACTOR_CHARS = 80;

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Every setting, and where it comes from.")
    int show(
            @Parameters(paramLabel = "NAME", description = "the campaign's code") String name,
            @Mixin ConfigOption config)
            throws IOException {
        Campaign campaign = Campaign.find(name, config);
        show(campaign);
        return 0;
    }

    @Command(
            name = "set",
            mixinStandardHelpOptions = true,
            description = "Changes settings, all of them or, if one is wrong, none.")
    int set(
            @Parameters(index = "0", paramLabel = "NAME", description = "the campaign's code") String name,
            @Parameters(index = "1..*", arity = "1..*", paramLabel = "SETTING=VALUE", description = "see show")
                    List<String> settings,
            @Mixin ConfigOption config,
            @Mixin Actor actor)
            throws IOException {
        Campaign campaign = Campaign.find(name, config);
        Map<String, String> levers = new LinkedHashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new StartException("'" + setting + "' must be SETTING=VALUE.", null);
            }
            levers.put(
                    setting.substring(0, equals).strip(),
                    setting.substring(equals + 1).strip());
        }
        try {
            campaign.settings.set(name, campaign.spec, levers, actor.name());
        } catch (LeverException e) {
            throw new StartException("Nothing was changed. " + e.getMessage(), e);
        }
        show(campaign);
        return 0;
    }

    @Command(name = "reset", mixinStandardHelpOptions = true, description = "Goes back to what the configuration says.")
    int reset(
            @Parameters(index = "0", paramLabel = "NAME", description = "the campaign's code") String name,
            @Parameters(index = "1..*", arity = "0..*", paramLabel = "SETTING", description = "none = all") @Nullable
                    List<String> settings,
            @Mixin ConfigOption config,
            @Mixin Actor actor)
            throws IOException {
        Campaign campaign = Campaign.find(name, config);
        try {
            campaign.settings.reset(name, campaign.spec, settings == null ? List.of() : settings, actor.name());
        } catch (LeverException e) {
            throw new StartException("Nothing was changed. " + e.getMessage(), e);
        }
        show(campaign);
        return 0;
    }

    /** Who changes a setting. */
    static final class Actor {
        @Option(names = "--actor", paramLabel = "WHO", description = "for the audit (default: the system's user)")
        @Nullable
        String given;

        String name() {
            String name = given == null ? System.getProperty("user.name", "unknown") : given.strip();
            if (name.isEmpty() || name.length() > ACTOR_CHARS) {
                throw new StartException("--actor must have 1 to " + ACTOR_CHARS + " characters.", null);
            }
            return name;
        }
    }

    private static void show(Campaign campaign) throws IOException {
        CampaignSettings.Changed changed = campaign.settings.of(campaign.code);
        Map<String, String> configured = Levers.of(campaign.spec);
        configured.forEach((lever, value) -> {
            String now = changed.levers().getOrDefault(lever, value);
            String origin = changed.levers().containsKey(lever)
                    ? "  set by " + changed.actor() + "; the configuration says " + value
                    : "";
            System.out.printf("%-28s %-12s%s%n", lever, now, origin);
        });
    }

    /** A campaign as the configuration has it, and where its changes are written. */
    private record Campaign(String code, CampaignSpec spec, CampaignSettings settings) {
        static Campaign find(String code, ConfigOption config) {
            ServerConfig read = config.read();
            return new Campaign(
                    code, ConfigOption.campaign(code, read, config.file).spec(), new CampaignSettings(read.folder()));
        }
    }
}
