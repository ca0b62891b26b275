package marketplace.journeys;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;

/**
 * A delivery day before the dispatcher.
 *
 * @param page where she sees it
 */
record Board(Visitor page) {

    static Board of(Visitor who, String day) {
        return new Board(who.opens("/disposition/" + day));
    }

    Board plans() {
        var plan = new Page.GetByRoleOptions().setName(Pattern.compile("^(Touren|Neu) planen"));
        page.page().getByRole(AriaRole.BUTTON, plan).click();
        page.isTold("geplant");
        return this;
    }

    /** Gives the tour that comes to a street; the tour's address for its courier. */
    String gives(String street, String courier) {
        var giving = page.main()
                .locator("section.lane", new Locator.LocatorOptions().setHasText(street))
                .locator("form[action$='/geben']");
        var tour = giving.locator("input[name=tour]").inputValue();
        giving.locator("select").selectOption(new SelectOption().setLabel(courier));
        giving.getByRole(AriaRole.BUTTON).click();
        page.isTold("vergeben");
        return "/tour/" + tour;
    }
}
