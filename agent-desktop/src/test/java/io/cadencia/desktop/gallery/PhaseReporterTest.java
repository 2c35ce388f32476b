package io.cadencia.desktop.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.desktop.client.LinkStatus;
import io.cadencia.protocol.ClientMessage.CallPhase;
import io.cadencia.protocol.ClientMessage.ReportPhase;
import io.cadencia.protocol.ServerMessage.CallState;
import io.cadencia.protocol.ServerMessage.ContactType;
import io.cadencia.protocol.ServerMessage.SeatState;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PhaseReporterTest extends DesktopFixture {
    private List<CallPhase> told() {
        return link.sent().stream()
                .filter(ReportPhase.class::isInstance)
                .map(ReportPhase.class::cast)
                .map(ReportPhase::phase)
                .toList();
    }

    private void seat(SeatState state, CallState call) {
        model.messageReceived(Samples.seat(state, 0)
                .call(Samples.call(call, 5, "+525512345678", false, false))
                .build());
    }

    @BeforeEach
    void signIn() {
        model.linkChanged(new LinkStatus.Up(5));
        model.messageReceived(Samples.signedIn(true));
        model.messageReceived(SampleCatalog.catalog());
    }

    @Test
    void shouldTellHowFarTheCallIsByWhatIsChosenOnceEach() {
        seat(SeatState.ON_CALL, CallState.CONNECTED);
        seat(SeatState.ON_CALL, CallState.CONNECTED);
        assertThat(told()).containsExactly(CallPhase.IDENTITY);

        ContactType type = model.classification().contactTypes().getFirst();
        model.classification().choose(type);
        model.classification().choose(type.results().getFirst());
        seat(SeatState.ON_CALL, CallState.CONNECTED);
        assertThat(told()).containsExactly(CallPhase.IDENTITY, CallPhase.NEGOTIATION, CallPhase.CLOSING);

        seat(SeatState.WRAP_UP, CallState.ENDED);
        assertThat(told()).as("the form was not touched since").hasSize(3);
        model.classification().noteProperty().set("paga");
        model.classification().noteProperty().set("paga el jueves");
        assertThat(told()).hasSize(4).endsWith(CallPhase.CLASSIFYING);
        assertThat(link.last(ReportPhase.class).attemptId()).isEqualTo(9_001);
    }

    @Test
    void shouldTellNothingWhileItRings() {
        seat(SeatState.DIALING, CallState.RINGING);
        assertThat(told()).isEmpty();
    }
}
