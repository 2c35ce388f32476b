package io.cadencia.core.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.lead.Shortlist.Ranked;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ShortlistTest {
    private final Shortlist shortlist = new Shortlist();

    @Test
    void shouldGiveTheLikeliestWhereItIsNeededAndTheLeastLikelyWhereNot() {
        add(1, 0.2);
        add(2, 0.9);
        add(3, 0.5);
        add(4, 0.1);

        assertThat(choose(0)).isEqualTo(2);
        assertThat(choose(1)).isEqualTo(4);
        assertThat(choose(0.4)).isEqualTo(3);
        assertThat(choose(0.4)).isEqualTo(1);
        assertThat(shortlist.choose(0)).isNull();
    }

    @Test
    void shouldKeepTheirOrderAmongEquals() {
        add(1, 0.3);
        add(2, 0.3);
        add(3, 0.3);

        assertThat(choose(0)).isEqualTo(1);
        assertThat(choose(0)).isEqualTo(2);
        assertThat(choose(0)).isEqualTo(3);
    }

    @Test
    void shouldLetNobodyWaitForEver() {
        add(1, -5);
        for (int lead = 2; lead < 2 + 20 * Shortlist.MOST; lead++) {
            add(lead, 1);
            assertThat(choose(0)).isNotEqualTo(1);
        }
        add(5_000, 1);
        assertThat(choose(0)).as("passed over 1280 times").isNotEqualTo(1);
        add(5_001, 1);

        assertThat(choose(0)).isEqualTo(1);
    }

    @Test
    void shouldOrderAnewInAnotherHour() {
        shortlist.renew(1, lead -> new Ranked(lead, 4, 0));
        add(1, 0.9);
        add(2, 0.1);

        shortlist.renew(1, lead -> new Ranked(lead, 4, lead.leadId()));
        assertThat(choose(0)).as("the same hour").isEqualTo(1);
        add(1, 0.9);

        shortlist.renew(2, lead -> new Ranked(lead, 4, lead.leadId()));
        assertThat(choose(0)).isEqualTo(2);
    }

    private void add(long leadId, double score) {
        shortlist.add(
                new Lead(leadId, 1, leadId, leadId, 0, List.of(new Phone(leadId, "+52" + leadId, List.of("UTC")))),
                lead -> new Ranked(lead, 4, score));
    }

    private long choose(double ease) {
        return Objects.requireNonNull(shortlist.choose(ease)).lead().leadId();
    }
}
