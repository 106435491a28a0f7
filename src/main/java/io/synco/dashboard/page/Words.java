package io.synco.dashboard.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Every word of the page that no remote and no rule says. */
@MessageBundle("words")
public interface Words {
    @Message("Everything is in step.")
    String inStep();

    @Message("{#if count == 1}1 thing needs you.{#else}{count} things need you.{/if}")
    String needYou(long count);

    @Message("{#if count == 1}1 change is on its way.{#else}{count} changes are on their way.{/if}")
    String onTheirWay(long count);

    @Message("{side} is not connected yet.")
    String notConnectedYet(String side);

    @Message("{side} needs you: it does not accept our login any more.")
    String paused(String side);

    @Message("{side} does not answer. What waits goes out by itself when it is back.")
    String silent(String side);

    @Message("Read-only: both sides are read, nothing is written.")
    String readOnly();

    @Message("{#if count == 1}1 pause holds changes back.{#else}{count} pauses hold changes back.{/if}")
    String heldBack(long count);

    @Message("Connected, but no products are linked yet.")
    String nothingLinked();

    @Message("Last change {ago}.")
    String lastChange(String ago);

    /** @param max 0 for no limit */
    @Message("Plan: {plan}, {links} items linked{#if max > 0} of {max}{/if}.")
    String plan(String plan, long links, int max);

    @Message("Nothing has changed yet.")
    String noChangeYet();

    @Message("{#if count == 1}1 stock level is kept in step.{#else}{count} stock levels are kept in step.{/if}")
    String levelsKept(long count);

    @Message("Connected")
    String connected();

    @Message("Not connected")
    String notConnected();

    @Message("Does not answer")
    String doesNotAnswer();

    @Message("Needs you")
    String needsYou();

    @Message("Tried again {when}.")
    String triedAgain(String when);

    @Message("Allow SyncO on Shopify's own page. Until then nothing is read or written.")
    String connectShopify();

    @Message(
            "Connect it with the address, database, login and API key of your Odoo (docs/api.md, PUT /api/v1/odoo). Until then"
                    + " nothing is read or written.")
    String connectOdoo();

    @Message("In step")
    String levelInStep();

    @Message("On its way")
    String levelOnItsWay();

    @Message("Not stocked here")
    String levelNotStocked();

    @Message("Not read yet")
    String levelNotRead();

    @Message("Shopify expects to have {units}.")
    String expecting(int units);

    @Message("Open")
    String open();

    @Message("Done")
    String done();

    @Message("Covered by a newer one")
    String superseded();

    @Message("Nothing to do")
    String ignored();

    @Message("Waiting its turn")
    String pending();

    @Message("Running")
    String running();

    @Message("Tried again {when}")
    String waiting(String when);

    @Message("{#if count == 1}after 1 try{#else}after {count} tries{/if}")
    String tries(int count);

    @Message("just now")
    String justNow();

    @Message("{count} s ago")
    String secondsAgo(long count);

    @Message("{count} min ago")
    String minutesAgo(long count);

    @Message("{count} h ago")
    String hoursAgo(long count);

    @Message("now")
    String now();

    @Message("in {count} s")
    String inSeconds(long count);

    @Message("in {count} min")
    String inMinutes(long count);

    @Message("in {count} h")
    String inHours(long count);

    @Message("Calls SyncO when stock has moved, last {ago}.")
    String callsUs(String ago);

    @Message("Calls SyncO when stock has moved; it has not called yet.")
    String callsUsNotYet();

    @Message("Asked for changes every few seconds while it is busy, every two minutes while it is quiet.")
    String isPolled();

    @Message("Odoo calls SyncO when stock has moved.")
    String saidHooked();

    @Message("Odoo calls no more; it is asked for changes.")
    String saidUnhooked();

    @Message("Odoo: {words}")
    String saidByOdoo(String words);

    @Message("It is tried again now.")
    String saidRetried();

    @Message("{#if count == 1}1 is tried again now.{#else}{count} are tried again now.{/if}")
    String saidRetriedMany(int count);

    @Message("It is closed, with your reason.")
    String saidDismissed();

    @Message("Somebody else has already taken care of it.")
    String saidGone();

    @Message("Say in a few words why it can be closed; the reason is kept.")
    String saidReasonMissing();

    @Message("This token is not valid (any more). Make a new one and try again.")
    String wrongToken();

    @Message("This form was not sent from this page. Open the page again and try once more.")
    String foreignForm();

    @Message("Open this page by https first: a token must not travel in clear.")
    String notEncrypted();

    @Message("All right")
    String checkedOk();

    @Message("Good to know")
    String checkedWarn();

    @Message("In the way")
    String checkedFail();

    @Message("{#switch name}{#case 'REACHABLE'}Address{#case 'VERSION'}Version{#case 'LOGIN'}Login{#case 'API'}Calls"
            + "{#case 'DATABASE'}Database{#case 'COMPANIES'}Companies{#case 'APPS'}Apps{#case 'RIGHTS'}Rights"
            + "{#case 'WAREHOUSES'}Warehouses{#case 'OPERATIONS'}Operations{#case 'CLOCK'}Clock{/switch}")
    String subject(String name);

    @Message("Odoo was looked at: all is well.")
    String saidChecked();

    @Message(
            "{#if count == 1}Odoo was looked at: 1 thing to read.{#else}Odoo was looked at: {count} things to read.{/if}")
    String saidCheckedWith(int count);

    @Message("Odoo could not be looked at: {why}")
    String saidNotChecked(String why);
}
