package io.cadencia.server.importexport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZonesTest {
    private final List<Collection<String>> sets = new ArrayList<>();
    private final Zones zones = new Zones(set -> {
        sets.add(new TreeSet<>(set));
        return sets.size();
    });

    @Test
    void shouldNameOnlyZonesThatExist() {
        Zones.verify();
    }

    @ParameterizedTest
    @CsvSource({
        "MX,Quintana Roo,Cancún,America/Cancun",
        "MX,SONORA,Hermosillo,America/Hermosillo",
        "MX,Baja California,Tijuana,America/Tijuana",
        "MX,Baja California Sur,La Paz,America/Mazatlan",
        "MX,Chihuahua,Ciudad Juárez,America/Ciudad_Juarez",
        "CL,Región de Magallanes y de la Antártica Chilena,Punta Arenas,America/Punta_Arenas",
        "CL,Aysén,Coyhaique,America/Coyhaique",
        "CL,Valparaíso,Isla de Pascua,Pacific/Easter",
        "CL,Región Metropolitana,Santiago,America/Santiago"
    })
    void shouldTellTheZoneOfAnAddress(String country, String state, String city, String zone) {
        assertThat(zones.ofAddress(country, state, city)).containsExactly(zone);
    }

    @Test
    void shouldListEveryZoneOfAStateThatSpansSeveral() {
        assertThat(zones.ofAddress("MX", "Tamaulipas", "Otro")).contains("America/Monterrey", "America/Matamoros");
        assertThat(zones.ofAddress("MX", "Atlántida", "x")).isEmpty();
    }

    @Test
    void shouldDemandBothZonesWhenAddressAndNumberDiffer() {
        assertThat(zonesOf("MX", List.of("America/Mexico_City"), "9981234567", false))
                .containsExactly("America/Cancun", "America/Mexico_City");
    }

    @Test
    void shouldTrustTheAddressAloneForAMobile() {
        assertThat(zonesOf("MX", List.of("America/Mexico_City"), "9981234567", true))
                .containsExactly("America/Mexico_City");
        assertThat(zonesOf("CL", List.of("America/Punta_Arenas"), "987654321", false))
                .containsExactly("America/Punta_Arenas");
    }

    @Test
    void shouldDemandTheWholeCountryWhenNothingTells() {
        assertThat(zonesOf("CL", List.of(), "987654321", false))
                .containsExactly("America/Coyhaique", "America/Punta_Arenas", "America/Santiago", "Pacific/Easter");
        assertThat(zonesOf("MX", List.of(), "5512345678", true)).hasSizeGreaterThan(5);
    }

    private Collection<String> zonesOf(String country, List<String> address, String number, boolean mobile) {
        Phones.Reading phone = java.util.Objects.requireNonNull(new Phones().read(number, country));
        return sets.get(zones.setId(country, address, phone, mobile) - 1);
    }
}
