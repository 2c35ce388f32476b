package io.cadencia.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.campaign.CallPolicy;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.List;
import java.util.Objects;

/** A debtor in conversation with the advisor of seat 7, who may call "LEGAL". */
abstract class ThirdPartyFixture {
    private static final CallPolicy CALLS = new CallPolicy(
            false,
            AmdMode.NONE,
            false,
            0,
            List.of(new CallPolicy.Destination("LEGAL", "Área legal", "+525551112222")),
            List.of(),
            20_000,
            false);

    final Scenario s = new Scenario();
    long call;

    final void talking() {
        s.campaign(Scenario.spec(1, DialMode.PREDICTIVE).with(CALLS))
                .leads(1, 10)
                .ready(7, 1);
        call = s.only(Effect.PlaceCall.class).request().legId();
        s.after(4_000).answer(call).event(new TelephonyEvent.Connected(call, 7));
    }

    final long ask(Command.Control control) {
        s.control(7, call, control, "LEGAL");
        return s.only(Effect.CallThirdParty.class).request().legId();
    }

    final long consulting() {
        talking();
        long third = ask(Command.Control.CONSULT);
        s.answer(third);
        return third;
    }

    final SeatView.CallView shown() {
        SeatView.CallView view = s.seat(7).call();
        assertThat(view).isNotNull();
        return Objects.requireNonNull(view);
    }
}
