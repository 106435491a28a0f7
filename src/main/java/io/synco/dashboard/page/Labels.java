package io.synco.dashboard.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The fixed words of the templates. */
@MessageBundle("labels")
public interface Labels {
    @Message("{shop} – SyncO")
    String title(String shop);

    @Message("SyncO")
    String product();

    @Message("Skip to what needs you")
    String skip();

    @Message("Live")
    String live();

    @Message("Read-only")
    String readOnly();

    @Message("Sign out")
    String signOut();

    @Message("At a glance")
    String glance();

    @Message("Needs you")
    String needsYou();

    @Message("Waiting")
    String waiting();

    @Message("goes on by itself")
    String waitingMore();

    @Message("until you go live")
    String waitingUntilLive();

    @Message("Connect {side}")
    String connect(String side);

    @Message("Done")
    String done();

    @Message("in the last 24 hours")
    String doneMore();

    @Message("look at it below")
    String needsYouMore();

    @Message("nothing to do")
    String needsNobody();

    @Message("Be told at once")
    String hook();

    @Message("Stop being told")
    String unhook();

    @Message("Connections")
    String connections();

    @Message("Nothing needs you. What cannot be solved without you appears here, with what to do.")
    String nothingNeedsYou();

    @Message("What happened")
    String whatHappened();

    @Message("What to do")
    String whatToDo();

    @Message("since {when}")
    String since(String when);

    @Message("Retry")
    String retry();

    @Message("Retry {subject}")
    String retryOf(String subject);

    @Message("Retry all")
    String retryAll();

    @Message("Dismiss…")
    String dismiss();

    @Message("Dismiss {subject}")
    String dismissOf(String subject);

    @Message("Why can it be closed?")
    String reason();

    @Message("Close it")
    String close();

    @Message("Stock")
    String stock();

    @Message("All {count}")
    String all(long count);

    @Message("Differs {count}")
    String differs(long count);

    @Message("Which levels are shown")
    String whichLevels();

    @Message("Product")
    String item();

    @Message("Location")
    String location();

    @Message("In stock")
    String inStock();

    @Message("Reserved")
    String reserved();

    @Message("On hand")
    String onHand();

    @Message("Committed")
    String committed();

    @Message("Available")
    String available();

    @Message("Should be")
    String target();

    @Message("State")
    String state();

    @Message("What on hand on Shopify should be, reckoned from Odoo's stock and Shopify's open orders")
    String targetMeans();

    @Message("Odoo")
    String odoo();

    @Message("Shopify")
    String shopify();

    @Message("Next")
    String next();

    @Message("Back to the first")
    String first();

    @Message("Pages")
    String pages();

    @Message(
            "No products are linked yet. Once both sides are connected, locations are mapped and products are matched, each one"
                    + " appears here with both sides' numbers.")
    String noLevels();

    @Message("Nothing differs: every level is what it should be.")
    String noneDiffers();

    @Message("There are no more.")
    String noMore();

    @Message("Last events")
    String events();

    @Message("Nothing has happened yet. Receipts, transfers, counts and orders appear here as they come in.")
    String noEvents();

    @Message("When")
    String when();

    @Message("What")
    String what();

    @Message("Rule")
    String rule();

    @Message("Outcome")
    String outcome();

    @Message("Last jobs")
    String jobs();

    @Message("No work has been done yet.")
    String noJobs();

    @Message("SKU {sku}")
    String sku(String sku);

    @Message("This page could not be renewed. It shows what was known before and is tried again by itself.")
    String stale();

    @Message("That did not work. Try again in a moment.")
    String actFailed();

    @Message("Sign in")
    String signIn();

    @Message("API token of the shop")
    String token();

    @Message("./synco token <shop> makes one. In Shopify's admin no token is needed: open SyncO under Apps.")
    String tokenHint();

    @Message("Opening SyncO…")
    String opening();

    @Message("Shopify did not tell us who you are. Close this page and open SyncO again under Apps.")
    String openAgain();

    @Message("Install SyncO in this shop")
    String install();

    @Message("This page needs JavaScript inside Shopify's admin.")
    String needsScript();

    @Message("Check now")
    String checkNow();

    @Message("Looked at")
    String lookedAt();

    @Message("{#if count == 1}1 thing is all right{#else}{count} things are all right{/if}")
    String allRight(int count);
}
