package io.cadencia.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.campaign.TeamShare;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Two campaigns over the same advisors: who talks to whose debtor, and what is counted where. */
class SharedTeamTest {
    private static final long CARDS = 1;
    private static final long LOANS = 2;
    private static final long ANA = 11;
    private static final long LUIS = 12;

    private final Scenario s = new Scenario();
    private final List<Effect.PlaceCall> placed = new ArrayList<>();
    private long leads;

    private static CampaignSpec spec(long id, DialMode mode, String team, double weight) {
        return Scenario.spec(id, mode).with(new TeamShare(team, weight));
    }

    private void open(DialMode mode, double cards, double loans) {
        s.campaign(spec(CARDS, mode, "tarjetas", cards));
        leads(CARDS);
        s.campaign(spec(LOANS, mode, "tarjetas", loans));
        leads(LOANS);
    }

    private void leads(long campaign) {
        var fetch = s.only(Effect.FetchLeads.class);
        List<Lead> more = LongStream.range(0, 50)
                .mapToObj(_ -> Scenario.lead(1_000 * campaign + ++leads, campaign))
                .toList();
        s.apply(new Command.LeadsArrived(fetch.request().requestId(), campaign, more, 0, 0));
    }

    private void ready(long advisor, long home) {
        s.ready(advisor, home);
        note();
    }

    private void note() {
        placed.addAll(s.all(Effect.PlaceCall.class));
    }

    private static long campaign(Effect.PlaceCall call) {
        return call.leadId() / 1_000;
    }

    private long callOf(long campaign) {
        return placed.stream()
                .filter(call -> campaign(call) == campaign)
                .mapToLong(call -> call.request().legId())
                .findFirst()
                .orElseThrow();
    }

    /** A card and a loan are called for Ana and Luis; the call of the loan. */
    private long loanCalled() {
        open(DialMode.PROGRESSIVE, 1, 1);
        ready(ANA, CARDS);
        ready(LUIS, CARDS);
        return callOf(LOANS);
    }

    @Test
    void shouldPlaceOneLineForEachAdvisorOfTheTeamAndNotForEachCampaign() {
        open(DialMode.PROGRESSIVE, 1, 1);

        ready(ANA, CARDS);
        ready(LUIS, CARDS);

        assertThat(placed).extracting(SharedTeamTest::campaign).containsExactly(CARDS, LOANS);
    }

    @Test
    void shouldGiveTheCallOfOneCampaignToTheAdvisorWhoSatDownInTheOther() {
        long loan = loanCalled();

        s.answer(loan);

        assertThat(s.only(Effect.Connect.class).sessionId()).as("longest idle").isEqualTo(ANA);
        SeatView seat = s.seat(ANA);
        assertThat(seat.campaignId())
                .as("classification and account of the call")
                .isEqualTo(LOANS);
        assertThat(seat.state()).isEqualTo(AdvisorState.ON_CALL);
    }

    @Test
    void shouldBookTheCallToItsOwnCampaignAndTheWaitToTheOneBefore() {
        long loan = loanCalled();

        s.after(4_000).answer(loan).event(new TelephonyEvent.Connected(loan, ANA));
        s.after(60_000).ended(loan, 16, 0, EndedBy.REMOTE);
        List<Fact> facts = new ArrayList<>(s.facts);
        s.after(5_000).classify(ANA, loan, "RT", Map.of());
        facts.addAll(s.facts);

        assertThat(facts)
                .filteredOn(Fact.GestionRecorded.class::isInstance)
                .map(Fact.GestionRecorded.class::cast)
                .extracting(Fact.GestionRecorded::campaignId)
                .containsExactly(LOANS);
        assertThat(facts)
                .filteredOn(Fact.AdvisorInterval.class::isInstance)
                .map(Fact.AdvisorInterval.class::cast)
                .extracting(Fact.AdvisorInterval::campaignId, Fact.AdvisorInterval::state)
                .containsExactly(tuple(LOANS, AdvisorState.ON_CALL), tuple(LOANS, AdvisorState.WRAP_UP));
        CampaignFigures cards = figures(CARDS);
        CampaignFigures loans = figures(LOANS);
        assertThat(loans.busyMs()).isEqualTo(65_000);
        assertThat(cards.busyMs()).isZero();
        assertThat(cards.idleMs()).as("Ana's wait before, Luis's all along").isGreaterThan(4_000);
        assertThat(cards.advisors() + loans.advisors()).as("each advisor once").isEqualTo(2);
        assertThat(cards.teamAdvisors()).isEqualTo(2);
        assertThat(loans.team()).isEqualTo("tarjetas");
    }

    private CampaignFigures figures(long campaign) {
        for (int second = 0; second < 2; second++) {
            s.tickAfter(1_000);
            for (Effect.ShowCampaign show : s.all(Effect.ShowCampaign.class)) {
                if (show.figures().campaignId() == campaign) {
                    return show.figures();
                }
            }
        }
        throw new AssertionError("campaign " + campaign + " is not shown");
    }

    @Test
    void shouldCountAnAbandonedCallInItsOwnCampaign() {
        open(DialMode.RATIO, 1, 1);
        ready(ANA, CARDS); // four lines for one advisor
        List<Long> cards = placed.stream()
                .filter(call -> campaign(call) == CARDS)
                .map(call -> call.request().legId())
                .toList();

        s.answer(callOf(LOANS));
        s.answer(cards.getFirst());
        s.tickAfter(2_000);

        assertThat(s.only(Effect.PlayAbandonment.class).legId()).isEqualTo(cards.getFirst());
        assertThat(figures(CARDS).abandoned()).isEqualTo(1);
        assertThat(figures(LOANS).abandoned()).isZero();
    }

    @Test
    void shouldGiveTheOtherCampaignTheWholeTeamWhenOneHasNoLeadsOrIsStopped() {
        s.campaign(spec(CARDS, DialMode.PROGRESSIVE, "tarjetas", 1));
        s.campaign(spec(LOANS, DialMode.PROGRESSIVE, "tarjetas", 1));
        leads(LOANS);

        ready(ANA, CARDS);
        ready(LUIS, CARDS);
        assertThat(placed).extracting(SharedTeamTest::campaign).containsExactly(LOANS, LOANS);

        placed.clear();
        s.apply(new Command.RunCampaign(LOANS, false, "ana"));
        ready(13, CARDS);
        assertThat(placed).isEmpty();
    }

    @Test
    void shouldNotOweACampaignWhatItCouldNotDial() {
        s.campaign(spec(CARDS, DialMode.RATIO, "tarjetas", 1));
        long askedByCards = s.only(Effect.FetchLeads.class).request().requestId();
        s.campaign(spec(LOANS, DialMode.RATIO, "tarjetas", 1));
        leads(LOANS);
        for (long advisor = 1; advisor <= 10; advisor++) {
            ready(100 + advisor, CARDS);
        }
        assertThat(placed).extracting(SharedTeamTest::campaign).hasSize(40).containsOnly(LOANS);

        placed.clear();
        s.apply(new Command.LeadsArrived(
                askedByCards,
                CARDS,
                LongStream.rangeClosed(1, 40)
                        .mapToObj(i -> Scenario.lead(1_000 * CARDS + i, CARDS))
                        .toList(),
                0,
                0));
        for (long advisor = 1; advisor <= 2; advisor++) {
            ready(200 + advisor, CARDS);
        }

        assertThat(placed)
                .extracting(SharedTeamTest::campaign)
                .hasSize(8)
                .satisfies(campaigns -> assertThat(
                                campaigns.stream().filter(c -> c == CARDS).count())
                        .as("half of what comes from now on, not all of it")
                        .isBetween(3L, 5L));
    }

    @Test
    void shouldStaySeatedWhenTheAdvisorSignsInAgainInTheMiddleOfACallOfTheOtherCampaign() {
        long loan = loanCalled();
        s.answer(loan).event(new TelephonyEvent.Connected(loan, ANA));

        s.sit(ANA, CARDS);

        s.apply(new Command.ResumeSeat(s.request(), ANA));
        assertThat(s.seat(ANA).campaignId()).isEqualTo(LOANS);
        assertThat(s.seat(ANA).state()).isEqualTo(AdvisorState.ON_CALL);
    }

    @Test
    void shouldTakeItsAdvisorsAlongWhenACampaignLeavesTheTeam() {
        open(DialMode.PROGRESSIVE, 1, 1);
        ready(ANA, CARDS);
        ready(LUIS, LOANS);

        s.apply(new Command.DefineCampaign(Scenario.spec(LOANS, DialMode.PROGRESSIVE)));
        s.answer(callOf(CARDS));

        assertThat(s.only(Effect.Connect.class).sessionId()).isEqualTo(ANA);
        assertThat(figures(CARDS).team()).isEqualTo("tarjetas");
        assertThat(figures(LOANS).teamAdvisors()).isEqualTo(1);
        assertThat(figures(LOANS).ready()).isEqualTo(1);
        s.apply(new Command.DefineCampaign(spec(LOANS, DialMode.PROGRESSIVE, "tarjetas", 3)));
        assertThat(figures(LOANS).teamAdvisors()).isEqualTo(2);
    }

    @Test
    void shouldNotBeSharedByACampaignThatAdvisorsDialByHand() {
        assertThatThrownBy(() -> spec(CARDS, DialMode.MANUAL, "tarjetas", 1))
                .hasMessageContaining("team 'tarjetas' cannot be shared by a campaign of mode MANUAL");
    }
}
