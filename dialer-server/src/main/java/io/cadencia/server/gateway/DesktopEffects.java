package io.cadencia.server.gateway;

import io.cadencia.core.engine.CampaignFigures;
import io.cadencia.core.engine.Effect;
import io.cadencia.core.engine.Rejection;
import io.cadencia.core.engine.SeatView;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.port.EffectHandler;
import io.cadencia.protocol.RefusalCodes;
import io.cadencia.protocol.ServerMessage;
import io.cadencia.protocol.ServerMessage.Seat;
import io.cadencia.server.metrics.LiveFigures;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the engine wants the desktops to see. On the effects' thread only; never blocks. */
final class DesktopEffects implements EffectHandler<Effect.Desktop> {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopEffects.class);

    private final SessionRegistry sessions;
    private final FrontDesk frontDesk;
    private final Campaigns campaigns;
    private final LiveFigures live;
    private final SeatTranslator seats;
    private final CardShelf cards;
    private final WaitingBoard waiting = new WaitingBoard();

    DesktopEffects(
            SessionRegistry sessions,
            FrontDesk frontDesk,
            Campaigns campaigns,
            LiveFigures live,
            SeatTranslator seats,
            CardShelf cards) {
        this.sessions = sessions;
        this.frontDesk = frontDesk;
        this.campaigns = campaigns;
        this.live = live;
        this.seats = seats;
        this.cards = cards;
    }

    @Override
    public void on(Effect.Desktop effect, long nowMs) {
        switch (effect) {
            case Effect.Answer answer -> answer(answer);
            case Effect.ShowSeat show -> showSeat(show.seat());
            case Effect.ShowWorkList show -> showWorkList(show);
            case Effect.SeatClosed closed -> seatClosed(closed.sessionId());
            case Effect.ShowCampaign show -> showCampaign(show.figures());
            case Effect.ShowExchange show -> live.on(show.figures());
        }
    }

    private void answer(Effect.Answer answer) {
        DesktopSession session = sessions.find(answer.sessionId());
        if (session == null) {
            return;
        }
        Rejection rejection = answer.rejection();
        boolean noSeat = rejection != null && rejection.code() == Rejection.Code.NOT_SIGNED_IN;
        if (session.isSignOut(answer.requestId()) && (rejection == null || noSeat)) {
            frontDesk.signedOut(answer.requestId(), session);
        } else if (answer.requestId().startsWith(FrontDesk.OWN_PREFIX)) {
            if (noSeat) {
                expire(session);
            }
        } else if (rejection == null) {
            session.send(new ServerMessage.Ack(answer.requestId()));
        } else {
            session.signOutRefused(answer.requestId());
            session.send(new ServerMessage.Rejected(
                    answer.requestId(), rejection.code().name(), rejection.params()));
        }
    }

    private void showSeat(SeatView view) {
        DesktopSession session = sessions.find(view.sessionId());
        Campaigns.Entry campaign = campaigns.find(view.campaignId());
        if (campaign != null) {
            waiting.update(view, team(campaign));
        }
        if (session == null || campaign == null) {
            LOG.debug("seat of session {} is nobody's", view.sessionId());
            return;
        }
        session.seated(true);
        CatalogTexts texts = CatalogTexts.of(session.locale());
        Seat seat = seats.translate(
                view,
                SeatTranslator.choice(campaign, live.open(view.campaignId())),
                waiting.of(view.sessionId(), figures(campaign)));
        session.show(seat, view.campaignId(), () -> CatalogTranslator.translate(campaign, texts));
        Lead lead = view.lead();
        if (lead != null && lead.leadId() != 0 && session.needsCard(lead.leadId(), view.verdicts())) {
            cards.fetch(
                    lead.accountId(),
                    () -> session.isOnScreen(lead.leadId()),
                    card -> session.show(CardComposer.compose(card, lead.leadId(), view.verdicts(), texts)));
        }
    }

    private void showWorkList(Effect.ShowWorkList show) {
        DesktopSession session = sessions.find(show.sessionId());
        if (session == null) {
            return;
        }
        long ticket = session.workListTicket();
        List<Long> accounts = WorkListComposer.shown(show.leads()).stream()
                .map(Lead::accountId)
                .toList();
        cards.fetchAll(
                accounts,
                () -> session.isNewestWorkList(ticket),
                loaded -> session.show(WorkListComposer.compose(show.leads(), show.remaining(), loaded), ticket));
    }

    private void seatClosed(long sessionId) {
        waiting.remove(sessionId);
        DesktopSession session = sessions.find(sessionId);
        if (session == null) {
            return;
        }
        session.seated(false);
        if (!session.isSigningOut()) {
            expire(session);
        }
    }

    private void expire(DesktopSession session) {
        session.seated(false);
        sessions.remove(session);
        session.refuse(Refusals.of(RefusalCodes.SESSION_EXPIRED));
    }

    /** Those who wait see their team's campaigns move; the others have better things to look at. */
    private void showCampaign(CampaignFigures figures) {
        live.on(figures);
        Campaigns.Entry campaign = campaigns.find(figures.campaignId());
        if (campaign == null) {
            return;
        }
        List<Long> queue = waiting.queue(team(campaign));
        List<CampaignFigures> together = figures(campaign);
        for (int i = 0; i < queue.size(); i++) {
            DesktopSession session = sessions.find(queue.get(i));
            if (session != null) {
                session.show(WaitingBoard.waiting(i + 1, queue.size(), together));
            }
        }
    }

    private static String team(Campaigns.Entry campaign) {
        return campaign.spec().team().key(campaign.spec().campaignId());
    }

    /** Of every campaign of the team, as far as known. */
    private List<CampaignFigures> figures(Campaigns.Entry campaign) {
        List<CampaignFigures> figures = new ArrayList<>();
        for (Campaigns.Entry one : campaigns.team(campaign)) {
            CampaignFigures known = live.of(one.spec().campaignId());
            if (known != null) {
                figures.add(known);
            }
        }
        return figures;
    }
}
