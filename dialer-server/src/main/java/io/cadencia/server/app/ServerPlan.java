package io.cadencia.server.app;

import io.cadencia.core.compliance.ComplianceProfile;
import io.cadencia.core.exchange.ExchangeSpec;
import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.db.Database;
import io.cadencia.db.user.UserAccount;
import io.cadencia.server.app.config.ServerConfig.EngineConfig;
import io.cadencia.server.console.ConsoleSettings;
import io.cadencia.server.gateway.Campaigns;
import io.cadencia.server.gateway.GatewaySettings;
import io.cadencia.server.gateway.PhoneProvisioning;
import io.cadencia.server.security.CertificateFiles;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What a server is put together from; the demo and the configured server differ only in this.
 *
 * @param database open and migrated; stays the caller's
 * @param folder run data of the server
 * @param journal folder of the engine's journal
 * @param stream name of this journal in the database: a journal that begins anew needs a new name
 * @param campaigns with the ids of the database
 * @param campaignsByAdvisor who may work where
 * @param profiles those the campaigns use
 * @param running ids of the campaigns that dial from the start
 * @param exchange the nodes and trunks of the switch
 * @param telephony not started; stays the caller's
 * @param sipAccounts the account of a user's phone on the switch
 */
public record ServerPlan(
        Database database,
        Path folder,
        Path journal,
        String stream,
        List<Campaigns.Entry> campaigns,
        Map<Long, List<Long>> campaignsByAdvisor,
        List<ComplianceProfile> profiles,
        Set<Long> running,
        ExchangeSpec exchange,
        TelephonySwitch telephony,
        Function<UserAccount, String> sipAccounts,
        PhoneProvisioning phones,
        GatewaySettings gateway,
        CertificateFiles certificate,
        ConsoleSettings console,
        EngineConfig engine,
        InstantSource clock) {

    public ServerPlan {
        campaigns = List.copyOf(campaigns);
        profiles = List.copyOf(profiles);
        running = Set.copyOf(running);
    }
}
