package io.cadencia.server.importexport;

import static io.cadencia.server.importexport.AssignmentField.*;

import io.cadencia.db.portfolio.PhoneDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The phones of a row: those of the holder, of a reference and of the guarantor. A bad phone is a warning; a row is
 * refused only when the holder has none left.
 */
final class PhoneReader {
    private static final Map<String, String> TYPES = Map.of(
            "celular", "MOBILE", "movil", "MOBILE", "fijo", "FIXED", "casa", "FIXED", "laboral", "WORK", "trabajo",
            "WORK", "recado", "MESSAGE", "recados", "MESSAGE");

    private final Phones phones = new Phones();
    private final Zones zones;

    PhoneReader(Zones zones) {
        this.zones = zones;
    }

    List<PhoneDraft> holder(RowReader row, String country, List<String> address) {
        List<PhoneDraft> drafts = new ArrayList<>(4);
        for (int i = 0; i < AssignmentField.PHONES; i++) {
            String type = RowParser.choice(row, AssignmentField.phoneType(i), TYPES);
            Phones.Reading phone = read(row, AssignmentField.phone(i), country);
            if (phone != null && !contains(drafts, phone)) {
                drafts.add(draft(phone, type, "HOLDER", null, i + 1, country, address));
            }
        }
        if (drafts.isEmpty()) {
            row.problems.add(new RowProblem(RowReason.NO_PHONE, "", ""));
        }
        addReference(row, country, drafts);
        return drafts;
    }

    private void addReference(RowReader row, String country, List<PhoneDraft> drafts) {
        String name = row.text(REF1_NOMBRE);
        Phones.Reading phone = read(row, REF1_TEL, country);
        if (phone != null && !contains(drafts, phone)) {
            drafts.add(draft(phone, null, "REFERENCE", name, AssignmentField.PHONES + 1, country, List.of()));
        }
    }

    List<PhoneDraft> guarantor(RowReader row, String country) {
        Phones.Reading phone = read(row, AVAL_TEL1, country);
        return phone == null ? List.of() : List.of(draft(phone, null, "GUARANTOR", null, 1, country, List.of()));
    }

    private Phones.@Nullable Reading read(RowReader row, AssignmentField field, String country) {
        String text = row.text(field);
        if (text.isEmpty()) {
            return null;
        }
        Phones.Reading phone = phones.read(text, country);
        if (phone == null) {
            row.warning(RowReason.PHONE, field, text);
        }
        return phone;
    }

    private PhoneDraft draft(
            Phones.Reading phone,
            @Nullable String declared,
            String relation,
            @Nullable String contact,
            int position,
            String country,
            List<String> address) {
        boolean declaredMobile = "MOBILE".equals(declared);
        String type = declared != null ? declared : phone.mobile() ? "MOBILE" : "FIXED";
        short zoneSet = zones.setId(country, address, phone, declaredMobile);
        return new PhoneDraft(phone.e164(), type, relation, contact, position, zoneSet);
    }

    private static boolean contains(List<PhoneDraft> drafts, Phones.Reading phone) {
        for (PhoneDraft draft : drafts) {
            if (draft.number().equals(phone.e164())) {
                return true;
            }
        }
        return false;
    }
}
