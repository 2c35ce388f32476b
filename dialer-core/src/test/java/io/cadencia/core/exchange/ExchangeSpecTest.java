package io.cadencia.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cadencia.core.campaign.CampaignSpec.Purpose;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.engine.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeSpecTest {
    private static final NodeSpec NODE = new NodeSpec("norte", 1, 10);

    private static ExchangeSpec with(CallerId... callerIds) {
        return new ExchangeSpec(List.of(NODE), List.of(new TrunkSpec("trunk", List.of(), 10, 10, List.of(callerIds))));
    }

    @Test
    void shouldTakeACampaignWhoseNumberIsInThePoolForItsPurpose() {
        var campaign = Scenario.spec(1, DialMode.PREDICTIVE); // +525550000000, COLLECTION, trunk
        CallerId fits = new CallerId("+525550000000", Purpose.COLLECTION);

        assertThat(with(fits).objectionTo(campaign)).isEmpty();
        assertThat(with().objectionTo(campaign)).isEmpty();
        assertThat(ExchangeSpec.SINGLE.objectionTo(campaign)).isEmpty();
        assertThat(with(new CallerId("+525550000000", Purpose.SALES)).objectionTo(campaign))
                .hasValueSatisfying(why -> assertThat(why).contains("callerId", "has no number for COLLECTION"));
        assertThat(with(new CallerId("+525550000001", Purpose.COLLECTION)).objectionTo(campaign))
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("'+525550000000' is not a number of the trunk 'trunk'", "+525550000001"));
    }

    @Test
    void shouldRefuseAnUnknownTrunk() {
        var exchange =
                new ExchangeSpec(List.of(NODE), List.of(new TrunkSpec("carrier", List.of("norte"), 10, 10, List.of())));
        assertThat(exchange.objectionTo(Scenario.spec(1, DialMode.MANUAL)))
                .contains("trunk: 'trunk' is unknown; there are carrier");
        assertThatThrownBy(() -> new ExchangeSpec(
                        List.of(NODE), List.of(new TrunkSpec("carrier", List.of("sur"), 10, 10, List.of()))))
                .hasMessageContaining("'carrier' is on a node 'sur' that is not among the nodes norte");
    }

    @Test
    void shouldShowOnlyTheNumbersThatChileAllows() {
        assertThatCode(() -> new CallerId("+56600123456", Purpose.COLLECTION)).doesNotThrowAnyException();
        assertThatCode(() -> new CallerId("+56809123456", Purpose.SALES)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new CallerId("+56809123456", Purpose.COLLECTION))
                .hasMessageContaining("must begin with +56600");
        assertThatThrownBy(() -> new CallerId("+56221234567", Purpose.SALES))
                .hasMessageContaining("must begin with +56809");
    }
}
