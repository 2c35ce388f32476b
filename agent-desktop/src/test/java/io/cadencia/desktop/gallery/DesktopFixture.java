package io.cadencia.desktop.gallery;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.testing.MemoryDrafts;
import io.cadencia.desktop.testing.RecordingLink;
import io.cadencia.desktop.viewmodel.DesktopViewModel;
import io.cadencia.protocol.ServerMessage.CallState;
import io.cadencia.protocol.ServerMessage.SeatState;
import java.time.Instant;
import java.time.InstantSource;

/** A desktop without a toolkit, its link and its drafts, in some of the states of a call. */
abstract class DesktopFixture {
    protected final RecordingLink link = new RecordingLink();
    protected final MemoryDrafts drafts = new MemoryDrafts();
    protected Instant now = Samples.NOW;
    protected DesktopViewModel model = fresh();

    protected final DesktopViewModel fresh() {
        InstantSource clock = () -> now;
        return new DesktopViewModel(link, drafts, Texts.nearest(Texts.MEXICO), clock);
    }

    protected final void onCall() {
        GalleryState.seated(
                model,
                Samples.seat(SeatState.ON_CALL, 5)
                        .lead(501)
                        .call(Samples.call(CallState.CONNECTED, 5, "+525512345678", false, false))
                        .build());
        model.messageReceived(Samples.mexican(false));
    }

    protected final void wrapUp(int left) {
        onCall();
        wrapUpSeat(left);
    }

    protected final void wrapUpSeat(int left) {
        model.messageReceived(Samples.seat(SeatState.WRAP_UP, 0)
                .lead(501)
                .secondsLeft(left)
                .call(Samples.call(CallState.ENDED, 60, "+525512345678", false, false))
                .build());
    }

    protected final void choose(String type, String result) {
        GalleryState.choose(model.classification(), type, result);
    }

    protected final void fill(String... values) {
        GalleryState.fill(model.classification(), values);
    }
}
