package io.cadencia.telephony.ami;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.SipAccount;
import org.asteriskjava.manager.action.OriginateAction;
import org.junit.jupiter.api.Test;

class AmiActionsTest {
    private final AmiActions actions = new AmiActions();

    private static DialRequest request(long session, long leg) {
        return new DialRequest(17, "+5255", "trunk", "+525550000000", 20_000, 2_000, session, leg, AmdMode.NONE, "");
    }

    @Test
    void shouldParkAPredictiveLegUntilJustBeforeTheWaitLimit() {
        OriginateAction originate = actions.originate(request(0, 0));

        assertThat(originate.getChannel()).isEqualTo("PJSIP/+5255@trunk");
        assertThat(originate.getChannelId()).isEqualTo("leg-17-");
        assertThat(originate.getContext()).isEqualTo("ami-out");
        assertThat(originate.getTimeout()).isEqualTo(20_000);
        assertThat(originate.getVariables())
                .containsEntry("CALL_REF", "leg-17-")
                .containsEntry("CALL_WAIT", "1.900");
        assertThat(originate.getAsync()).isTrue();
    }

    @Test
    void shouldSayInTheAccountCodeWhereAnAttachedLegWillGo() {
        OriginateAction attached = actions.originate(request(4, 0));
        OriginateAction passing = actions.originate(request(0, 9));

        assertThat(attached.getContext() + "," + attached.getExten()).isEqualTo("ami-attached,4");
        assertThat(attached.getAccount()).isEqualTo("adv-4-");
        assertThat(passing.getContext() + "," + passing.getExten()).isEqualTo("ami-passing,p9-17");
        assertThat(passing.getAccount()).isEqualTo("pair-9-17-");
    }

    @Test
    void shouldKeepAPhonesAccountWhereSorceryLooksForIt() {
        assertThat(actions.account(new SipAccount("ana", "se\"cret")))
                .extracting(action -> action.getFamily())
                .containsExactly("cadencia_auth/auth", "cadencia_aor/aor", "cadencia_endpoint/endpoint");
    }
}
