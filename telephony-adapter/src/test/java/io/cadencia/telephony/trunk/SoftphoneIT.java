package io.cadencia.telephony.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.SipAccount;
import io.cadencia.telephony.contract.RealTime;
import io.cadencia.telephony.rig.AsteriskSettings;
import io.cadencia.telephony.rig.FarEnd;
import io.cadencia.telephony.rig.Softphone;
import io.cadencia.telephony.rig.Tone;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An advisor with a real soft phone: account made while running, registration, one call kept up, audio both ways. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class SoftphoneIT {
    @Test
    void shouldRegisterAndTalkToADebtor() {
        try (FarEnd debtors = FarEnd.start();
                NearEnd near = new NearEnd(AsteriskSettings.local(debtors.port(), debtors.port()))) {
            near.accepted(near.telephony.provision(new SipAccount("ana", "a-secret")));
            assertThat(open(near)).isInstanceOf(Ack.Refused.class);
            try (Softphone phone = Softphone.start(near.asterisk, "ana", "a-secret", 700)) {
                registered(near, phone, true);
                long session = near.advisor("ana");
                long leg = near.answered("hum0440");
                near.connect(leg, session);
                RealTime.sleep(3_000);
                near.hangUp(leg);
                long second = near.answered("hum0550"); // the phone stays up for the next
                near.connect(second, session);
                RealTime.sleep(2_000);
                near.hangUp(second);
                near.closeAdvisor(session);
                RealTime.sleep(500);

                assertThat(Tone.seconds(debtors.heard("hum0440"), 700, 1_000)).isGreaterThan(2);
                assertThat(Tone.seconds(debtors.heard("hum0550"), 700, 1_000)).isGreaterThan(1);
                assertThat(Tone.seconds(phone.heard(), 440, 1_000)).isGreaterThan(2);
                assertThat(Tone.seconds(phone.heard(), 550, 1_000)).isGreaterThan(1);
            }
        }
    }

    @Test
    void shouldNotLetAPhoneInWithAnotherPassword() {
        try (NearEnd near = new NearEnd(AsteriskSettings.local(9, 9))) {
            near.accepted(near.telephony.provision(new SipAccount("ana", "a-secret")));
            try (Softphone phone = Softphone.start(near.asterisk, "ana", "guessed", 700)) {
                near.await(() -> phone.lastWords().contains("401"));
                registered(near, phone, false);
                assertThat(open(near))
                        .isInstanceOfSatisfying(
                                Ack.Refused.class,
                                refused -> assertThat(refused.reason()).isEqualTo(Ack.Reason.UNKNOWN_ENDPOINT));
            }
        }
    }

    private static Ack open(NearEnd near) {
        return near.telephony
                .openAdvisor(1, new AdvisorEndpoint.Sip("ana"))
                .toCompletableFuture()
                .join();
    }

    private static void registered(NearEnd near, Softphone phone, boolean expected) {
        if (expected) {
            near.await(() -> near.asterisk.console("pjsip show contacts").contains("ana/sip:"));
        }
        assertThat(near.asterisk.console("pjsip show contacts").contains("ana/sip:"))
                .as(phone::lastWords)
                .isEqualTo(expected);
    }
}
