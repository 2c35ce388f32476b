package io.cadencia.server.gateway;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.collections.ContactType;
import io.cadencia.core.collections.FieldRule;
import io.cadencia.core.collections.ResultRule;
import io.cadencia.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.List;

/** A campaign's classification, pause reasons and after-call rules in the words of the advisor's language. */
final class CatalogTranslator {
    private static final int MS_PER_SECOND = 1_000;

    private CatalogTranslator() {}

    static ServerMessage.Catalog translate(Campaigns.Entry campaign, CatalogTexts texts) {
        CampaignSpec spec = campaign.spec();
        return new ServerMessage.Catalog(
                spec.campaignId(),
                campaign.currency(),
                campaign.locale(),
                contactTypes(spec.results(), texts),
                spec.pauseReasons().stream()
                        .map(reason -> new ServerMessage.PauseReason(
                                reason.code(), texts.pauseReason(reason.code()), seconds(reason.limitMs())))
                        .toList(),
                new ServerMessage.WrapUp(
                        seconds(spec.wrapUp().limitMs()), spec.wrapUp().earlyExit()),
                spec.calls().destinations().stream()
                        .map(d -> new ServerMessage.Destination(d.code(), d.name(), d.number()))
                        .toList());
    }

    /** First levels in their own order, second levels in the campaign's. */
    private static List<ServerMessage.ContactType> contactTypes(List<ResultRule> rules, CatalogTexts texts) {
        List<ServerMessage.ContactType> types = new ArrayList<>();
        for (ContactType type : ContactType.values()) {
            List<ServerMessage.Result> results = rules.stream()
                    .filter(rule -> rule.type() == type)
                    .map(rule -> result(rule, texts))
                    .toList();
            if (!results.isEmpty()) {
                types.add(new ServerMessage.ContactType(type.name(), texts.type(type), results));
            }
        }
        return types;
    }

    private static ServerMessage.Result result(ResultRule rule, CatalogTexts texts) {
        return new ServerMessage.Result(
                rule.code(),
                texts.result(rule.code()),
                rule.fields().stream().map(field -> field(field, texts)).toList());
    }

    private static ServerMessage.Field field(FieldRule rule, CatalogTexts texts) {
        ServerMessage.FieldKind kind = switch (rule.kind()) {
            case TEXT -> ServerMessage.FieldKind.TEXT;
            case DATE -> ServerMessage.FieldKind.DATE;
            case DATE_TIME -> ServerMessage.FieldKind.DATE_TIME;
            case MONEY -> ServerMessage.FieldKind.MONEY;
            case CHOICE -> ServerMessage.FieldKind.CHOICE;
        };
        return new ServerMessage.Field(
                rule.name(),
                texts.field(rule.name()),
                kind,
                rule.mandatory(),
                rule.choices().stream()
                        .map(code -> new ServerMessage.Choice(code, texts.choice(rule.name(), code)))
                        .toList());
    }

    private static int seconds(long ms) {
        return Math.toIntExact((ms + MS_PER_SECOND - 1) / MS_PER_SECOND);
    }
}
