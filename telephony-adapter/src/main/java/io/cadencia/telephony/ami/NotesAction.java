package io.cadencia.telephony.ami;

import io.cadencia.telephony.leg.AbandonmentNotes;
import org.asteriskjava.manager.action.AbstractManagerAction;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.event.ResponseEvent;

/** Lists the dialplan's notes of messages played; the library reads the headers from the getters. */
public final class NotesAction extends AbstractManagerAction implements EventGeneratingAction {
    private static final long serialVersionUID = 1L;

    @Override
    public String getAction() {
        return "DBGetTree";
    }

    public String getFamily() {
        return AbandonmentNotes.FAMILY;
    }

    @Override
    public Class<? extends ResponseEvent> getActionCompleteEventClass() {
        return AmiEventClasses.NotesComplete.class;
    }
}
