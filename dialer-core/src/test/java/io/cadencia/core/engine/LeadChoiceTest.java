package io.cadencia.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.EndedBy;
import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.campaign.CampaignSpec.PacingLimits;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.engine.Command.LeadsArrived;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.lead.Phone;
import io.cadencia.core.lead.PhoneStanding;
import io.cadencia.core.lead.PhoneType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which lead is dialled, and by which of its phones. */
class LeadChoiceTest {
    private static final long CAMPAIGN = 7;
    private static final int LEARNED_FROM = 80;

    private final Scenario s = new Scenario();
    private long leads;
    private long openRequest;

    /** Mobiles answer, fixed lines do not: eighty calls have shown it. */
    private void learned(boolean answerModel) {
        CampaignSpec spec = Scenario.spec(CAMPAIGN, DialMode.PROGRESSIVE);
        PacingLimits p = spec.pacing();
        note(s.campaign(spec.with(new PacingLimits(
                p.abandonmentTarget(),
                p.abandonmentCeiling(),
                p.linesPerAdvisor(),
                p.callsPerSecond(),
                p.minimumTeam(),
                false,
                "UTC",
                answerModel))));
        List<Lead> list = new ArrayList<>();
        for (int i = 0; i < LEARNED_FROM; i++) {
            list.add(lead(i % 2 == 0 ? PhoneType.MOBILE : PhoneType.FIXED));
        }
        arrive(list);
        s.ready(1, CAMPAIGN);
        for (int i = 0; i < LEARNED_FROM; i++) {
            Effect.PlaceCall call = s.only(Effect.PlaceCall.class);
            if (call.request().number().startsWith("+52" + PhoneType.MOBILE.ordinal())) {
                s.answer(call.request().legId());
            }
            note(s.after(5_000).ended(call.request().legId(), 16, 0, EndedBy.REMOTE));
        }
    }

    @Test
    void shouldDialTheLikeliestFirst() {
        assertThat(firstDialled(true)).isEqualTo(PhoneType.MOBILE);
    }

    @Test
    void shouldDialInTurnWithoutTheAnswerModel() {
        assertThat(firstDialled(false)).isEqualTo(PhoneType.FIXED);
    }

    /** Of a lead with a fixed line and one with a mobile that arrive in this order. */
    private PhoneType firstDialled(boolean answerModel) {
        learned(answerModel);
        Lead fixed = lead(PhoneType.FIXED);
        Lead mobile = lead(PhoneType.MOBILE);
        arrive(List.of(fixed, mobile));
        long dialled = dialled();
        assertThat(dialled).isIn(fixed.leadId(), mobile.leadId());
        return dialled == fixed.leadId() ? PhoneType.FIXED : PhoneType.MOBILE;
    }

    /** Of a short list most is of one debtor; who has been found in a call must not be found again and again. */
    @Test
    void shouldDialSomebodyElseWhileADebtorOfManyAccountsIsInACall() {
        learned(true);
        Lead fixed = lead(PhoneType.FIXED);
        List<Lead> list = new ArrayList<>(List.of(fixed));
        for (int account = 0; account < 9; account++) {
            Lead mobile = lead(PhoneType.MOBILE);
            list.add(new Lead(mobile.leadId(), CAMPAIGN, mobile.accountId(), 9_999, 0, mobile.phones()));
        }
        arrive(list);
        long first = dialled();

        s.ready(2, CAMPAIGN);

        assertThat(first).isNotEqualTo(fixed.leadId());
        assertThat(dialled()).isEqualTo(fixed.leadId());
    }

    @Test
    void shouldDialThePhoneLikeliestToBeAnsweredButTheDebtorsBeforeAThirdParty() {
        learned(true);
        Phone fixed = phone(PhoneType.FIXED, PhoneStanding.UNKNOWN);
        Phone mobile = phone(PhoneType.MOBILE, PhoneStanding.UNKNOWN);
        Phone ofAThirdParty = phone(PhoneType.MOBILE, PhoneStanding.THIRD_PARTY);

        arrive(List.of(lead(List.of(ofAThirdParty, fixed, mobile))));

        assertThat(s.only(Effect.PlaceCall.class).request().number()).isEqualTo(mobile.number());
    }

    private long dialled() {
        return s.only(Effect.PlaceCall.class).leadId();
    }

    private void arrive(List<Lead> list) {
        note(s.apply(new LeadsArrived(openRequest, CAMPAIGN, list, 1, 0)));
    }

    private void note(Scenario after) {
        after.all(Effect.FetchLeads.class)
                .forEach(fetch -> openRequest = fetch.request().requestId());
    }

    private Lead lead(PhoneType type) {
        return lead(List.of(phone(type, PhoneStanding.UNKNOWN)));
    }

    private Lead lead(List<Phone> phones) {
        long id = ++leads;
        return new Lead(id, CAMPAIGN, id, id, 0, phones);
    }

    private Phone phone(PhoneType type, PhoneStanding standing) {
        long id = ++leads;
        return new Phone(
                id, "+52" + type.ordinal() + (1_000_000 + id), List.of("America/Mexico_City"), type, standing, 0, null);
    }
}
