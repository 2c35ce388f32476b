package io.cadencia.server.gateway;

import io.cadencia.core.campaign.CampaignSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The campaigns in force. In memory: called on any thread, never blocks. */
public interface Campaigns {
    /** Those the advisor may work in, in the order to offer them. */
    List<Entry> forAdvisor(long advisorId);

    /** Every campaign of the team that a campaign belongs to, itself among them. */
    default List<Entry> team(Entry campaign) {
        return List.of(campaign);
    }

    /** Null if there is no such campaign. */
    @Nullable
    Entry find(long campaignId);

    /**
     * @param currency ISO 4217 code of the portfolio
     * @param locale BCP 47 tag that money and dates of the portfolio are written in
     */
    record Entry(CampaignSpec spec, String currency, String locale) {}
}
