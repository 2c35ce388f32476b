package io.cadencia.telephony.ami;

import org.asteriskjava.manager.action.AbstractManagerAction;

/** Tells all manager connections that an engine took over; the library reads the headers from the getters. */
public final class LeaderAction extends AbstractManagerAction {
    private static final long serialVersionUID = 1L;
    private final String mark;

    public LeaderAction(String mark) {
        this.mark = mark;
    }

    @Override
    public String getAction() {
        return "UserEvent";
    }

    public String getUserEvent() {
        return "Dialer";
    }

    public String getWhat() {
        return "leader";
    }

    public String getMark() {
        return mark;
    }
}
