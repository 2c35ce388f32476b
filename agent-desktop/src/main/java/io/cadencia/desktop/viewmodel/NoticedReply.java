package io.cadencia.desktop.viewmodel;

import java.util.Map;

/** The seat itself shows an accepted request; a refusal becomes a notice. */
record NoticedReply(Notices notices) implements Requests.Reply {

    @Override
    public void accepted() {}

    @Override
    public void rejected(String code, Map<String, String> params) {
        notices.refused(code, params);
    }
}
