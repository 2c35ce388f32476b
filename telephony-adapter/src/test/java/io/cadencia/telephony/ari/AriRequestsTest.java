package io.cadencia.telephony.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.SipAccount;
import java.util.List;
import org.junit.jupiter.api.Test;

class AriRequestsTest {
    private final AriRequests requests = new AriRequests("cadencia");

    @Test
    void shouldSendPredictiveLegsThroughTheDialplan() {
        AriRequest request =
                requests.originate(new DialRequest(7, "+525512345678", "trunk", "+525550000000", 21_001, 2_000, 0));
        assertThat(request.uri())
                .startsWith("channels?endpoint=PJSIP%2F%2B525512345678%40trunk&context=out&extension=cust")
                .contains("channelId=leg-7-", "timeout=22", "callerId=%2B525550000000");
        assertThat(request.body()).contains("\"CALL_REF\":\"leg-7-\"", "\"CALL_TRIES\":\"7\"", "\"CALL_GUARD\":\"3\"");
    }

    @Test
    void shouldNeverAskForNoTimeAtAll() {
        AriRequest request = requests.originate(new DialRequest(7, "+52", "trunk", "", 1, 100, 0));
        assertThat(request.uri()).contains("timeout=1");
        assertThat(request.body()).contains("\"CALL_TRIES\":\"1\"");
    }

    @Test
    void shouldNotLetAValueBreakOutOfItsParameter() {
        AriRequest request = requests.originate(new DialRequest(7, "1&app=evil", "t", "a\"b&c", 1_000, 2_000, 0));
        assertThat(request.uri()).doesNotContain("&app=evil").contains("callerId=a%22b%26c");
    }

    @Test
    void shouldMakeAnAccountOfThreeObjectsInOrder() {
        List<AriRequest> steps = AccountRequests.phone(new SipAccount("ana", "p\"w"));
        assertThat(steps)
                .extracting(AriRequest::uri)
                .containsExactly(
                        "asterisk/config/dynamic/res_pjsip/auth/ana",
                        "asterisk/config/dynamic/res_pjsip/aor/ana",
                        "asterisk/config/dynamic/res_pjsip/endpoint/ana");
        assertThat(steps.get(0).body()).contains("p\\\"w");
        assertThat(steps.get(2).body()).contains("!all,ulaw,alaw");
    }
}
