package io.cadencia.db.lead;

import static io.cadencia.db.generated.Tables.PHONE;

import io.cadencia.core.call.Outcome;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.lead.Phone;
import io.cadencia.core.lead.PhoneStanding;
import io.cadencia.core.lead.PhoneType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The phones of a debtor that may be dialled, the best first: a number where the debtor answered before, then by score,
 * then the one not tried for longest, then the order of the file.
 */
final class DialablePhones {
    /** Phone states that are never dialled again (domain.md 3.1). */
    private static final List<String> RETIRED = List.of("NON_EXISTENT", "WRONG", "FAX", "BLOCKED", "FORBIDDEN");

    private final ZoneSets zoneSets = new ZoneSets();

    /** Phones per person; a person without any is absent. */
    Map<Long, List<Phone>> of(DSLContext jooq, Collection<Long> personIds) {
        Map<Long, List<Phone>> phones = new HashMap<>();
        jooq.select(
                        PHONE.ID,
                        PHONE.PERSON_ID,
                        PHONE.NUMBER,
                        PHONE.ZONE_SET_ID,
                        PHONE.TYPE,
                        PHONE.STATE,
                        PHONE.TRIES,
                        PHONE.LAST_OUTCOME)
                .from(PHONE)
                .where(PHONE.PERSON_ID.in(personIds))
                .and(PHONE.RELATION.in("HOLDER", "GUARANTOR"))
                .and(PHONE.STATE.notIn(RETIRED))
                .orderBy(
                        PHONE.PERSON_ID,
                        DSL.when(PHONE.STATE.eq("VALID"), 0).otherwise(1),
                        PHONE.SCORE.desc(),
                        PHONE.LAST_TRIED_AT,
                        PHONE.POSITION)
                .forEach(row -> {
                    List<Phone> ofPerson = phones.computeIfAbsent(row.value2(), id -> new ArrayList<>());
                    if (ofPerson.size() < Lead.MAX_PHONES) {
                        ofPerson.add(new Phone(
                                row.value1(),
                                row.value3(),
                                zoneSets.zones(jooq, row.value4()),
                                PhoneType.of(row.value5()),
                                standing(row.value6()),
                                row.value7(),
                                outcome(row.value8())));
                    }
                });
        return phones;
    }

    private static PhoneStanding standing(String state) {
        return switch (state) {
            case "VALID" -> PhoneStanding.REACHED;
            case "THIRD_PARTY" -> PhoneStanding.THIRD_PARTY;
            default -> PhoneStanding.UNKNOWN;
        };
    }

    /** Null also for an outcome this version does not know. */
    private static @Nullable Outcome outcome(@Nullable String name) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
