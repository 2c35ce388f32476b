package io.cadencia.desktop.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.desktop.viewmodel.CallFunctionsViewModel;
import io.cadencia.desktop.viewmodel.CallFunctionsViewModel.Option;
import io.cadencia.protocol.CallControl;
import io.cadencia.protocol.ClientMessage;
import org.junit.jupiter.api.Test;

/** Third parties, recordings and the like without a toolkit. */
class CallFunctionsViewModelTest extends DesktopFixture {
    private final CallFunctionsViewModel functions = model.functions();

    private void choose(String id) {
        functions.options().stream()
                .filter(o -> o.id().equals(id))
                .findFirst()
                .orElseThrow()
                .action()
                .run();
    }

    private ClientMessage.ControlCall sent() {
        return (ClientMessage.ControlCall) link.sent().getLast();
    }

    @Test
    void shouldOfferTheDirectoryAndNobodyElse() {
        GalleryState.CALL_RECORDED.play(model);

        assertThat(functions.options())
                .extracting(Option::id)
                .containsExactly(
                        "third-CONSULT-LEGAL", "third-CONSULT-SUP", "third-TRANSFER-LEGAL", "third-TRANSFER-SUP");
        choose("third-TRANSFER-SUP");

        assertThat(sent().control()).isEqualTo(CallControl.TRANSFER);
        assertThat(sent().detail()).isEqualTo("SUP");
    }

    @Test
    void shouldSayWhereEverybodyIsInAConsultation() {
        GalleryState.CALL_CONSULTING.play(model);

        assertThat(functions.thirdPartyProperty().get()).isEqualTo("Habla con Área legal; el deudor espera con música");
        assertThat(functions.options())
                .extracting(Option::id)
                .containsExactly("third-MERGE", "third-LEAVE", "third-DROP_THIRD_PARTY");
        choose("third-MERGE");
        assertThat(sent().control()).isEqualTo(CallControl.MERGE);
    }

    @Test
    void shouldSayWhyHoldIsOfNoUseDuringAConsultation() {
        GalleryState.CALL_CONSULTING.play(model);
        assertThat(model.call().hold().enabledProperty().get()).isFalse();
        assertThat(model.call().hold().reasonProperty().get())
                .isEqualTo("el deudor ya espera con música mientras usted consulta");

        GalleryState.CALL_THREE_WAY.play(model);
        assertThat(model.call().hold().reasonProperty().get()).isEqualTo("no disponible mientras participa un tercero");
    }

    @Test
    void shouldTellWhyADebtorIsBack() {
        GalleryState.CALL_TRANSFER_FAILED.play(model);

        assertThat(functions.thirdPartyProperty().get()).isEqualTo("No contestó: el deudor volvió con usted");
    }

    @Test
    void shouldPauseTheRecordingWithAReasonAndGoOn() {
        GalleryState.CALL_RECORDED.play(model);
        assertThat(functions.recordingTextProperty().get()).isEqualTo("Grabando");
        functions.recordingControl().use();
        assertThat(sent().control()).isEqualTo(CallControl.PAUSE_RECORDING);
        assertThat(sent().detail()).isEqualTo("CARD_DATA");

        GalleryState.CALL_CONSULTING.play(model);
        functions.recordingControl().use();
        assertThat(sent().control()).isEqualTo(CallControl.RESUME_RECORDING);
    }

    @Test
    void shouldMarkAnInboundCallAndAMachine() {
        GalleryState.CALL_INBOUND_MACHINE.play(model);

        assertThat(functions.originProperty().get()).isEqualTo("Llamada entrante");
        assertThat(functions.machineProperty().get()).isEqualTo("Posible contestadora");
        assertThat(functions.recordingTextProperty().get()).isEqualTo("No se está grabando");
    }

    @Test
    void shouldShowNothingWithoutACall() {
        GalleryState.PREDICTIVE_WAITING.play(model);

        assertThat(functions.options()).isEmpty();
        assertThat(functions.recordingTextProperty().get()).isEmpty();
        assertThat(functions.transfer().enabledProperty().get()).isFalse();
    }
}
