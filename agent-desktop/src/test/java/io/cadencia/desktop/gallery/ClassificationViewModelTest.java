package io.cadencia.desktop.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.desktop.viewmodel.ClassificationViewModel;
import io.cadencia.desktop.viewmodel.ClassificationViewModel.Step;
import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.RefusalCodes;
import io.cadencia.protocol.ServerMessage;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The classification of a call without a toolkit: chosen, typed, journaled, sent. */
class ClassificationViewModelTest extends DesktopFixture {
    @Test
    void shouldNotSaveBeforeTheCallEnds() {
        onCall();
        choose("CD", "CLG");
        model.classification().save();

        assertThat(model.classification().notYetProperty().get()).isNotEmpty();
        assertThat(link.sentOnPurpose()).isEmpty();
    }

    @Test
    void shouldSaveWithTheCheckedValuesAndCloseWhenAcknowledged() {
        wrapUp(30);
        choose("CD", "PP");
        fill("1,500", "+4", "SPEI");
        model.classification().noteProperty().set(" paga el viernes ");
        model.classification().save();

        ClientMessage.Classify sent = link.last(ClientMessage.Classify.class);
        assertThat(sent.fields()).isEqualTo(Map.of("monto", "1500.00", "fecha", "2026-11-27", "medio", "SPEI"));
        assertThat(sent.note()).isEqualTo("paga el viernes");
        assertThat(model.classification().savingProperty().get()).isTrue();
        model.messageReceived(new ServerMessage.Ack(sent.requestId()));
        assertThat(model.classification().stepProperty().get()).isEqualTo(Step.CLOSED);
        assertThat(drafts.find("17", 9_001)).isEmpty();
    }

    @Test
    void shouldNotOpenAgainForACallAlreadyClassified() {
        wrapUp(30);
        choose("CD", "CLG");
        model.classification().save();
        model.messageReceived(
                new ServerMessage.Ack(link.last(ClientMessage.Classify.class).requestId()));
        wrapUpSeat(20);

        assertThat(model.classification().stepProperty().get()).isEqualTo(Step.CLOSED);
    }

    @Test
    void shouldPutARefusedFieldRightWhereItIs() {
        wrapUp(30);
        choose("CD", "PP");
        fill("1500", "+4", "SPEI");
        model.classification().save();
        String id = link.last(ClientMessage.Classify.class).requestId();
        model.messageReceived(new ServerMessage.Rejected(
                id, RefusalCodes.INVALID_FIELD, Map.of("field", "fecha", "value", "x", "expected", "hoy o después")));

        assertThat(model.classification().fields().get(1).errorProperty().get()).contains("hoy o después");
        assertThat(model.classification().savingProperty().get()).isFalse();
        model.classification().save();
        assertThat(link.last(ClientMessage.Classify.class).requestId()).isNotEqualTo(id);
    }

    @Test
    void shouldSendTheSameClassificationAgainAfterACrash() {
        wrapUp(30);
        choose("CD", "PP");
        fill("1500", "+4", "SPEI");
        model.classification().save();
        ClientMessage.Classify before = link.last(ClientMessage.Classify.class);
        link.sent().clear();

        model = fresh();
        wrapUp(20);

        assertThat(link.last(ClientMessage.Classify.class)).isEqualTo(before);
        assertThat(model.classification().savingProperty().get()).isTrue();
    }

    @Test
    void shouldRestoreWhatWasTypedAfterACrash() {
        onCall();
        choose("CD", "PP");
        fill("1,5", "", "");
        model.classification().noteProperty().set("a medi");

        model = fresh();
        onCall();

        ClassificationViewModel form = model.classification();
        assertThat(form.stepProperty().get()).isEqualTo(Step.DETAILS);
        assertThat(form.fields().getFirst().textProperty().get()).isEqualTo("1,5");
        assertThat(form.noteProperty().get()).isEqualTo("a medi");
        assertThat(link.sentOnPurpose()).isEmpty();
    }

    @Test
    void shouldKeepTheNoteWhenGoingBack() {
        onCall();
        choose("CD", "PP");
        model.classification().noteProperty().set("nota");
        model.classification().back();
        assertThat(model.classification().stepProperty().get()).isEqualTo(Step.RESULT);
        model.classification().back();
        model.classification().back();

        assertThat(model.classification().stepProperty().get()).isEqualTo(Step.CONTACT_TYPE);
        assertThat(model.classification().noteProperty().get()).isEqualTo("nota");
    }
}
