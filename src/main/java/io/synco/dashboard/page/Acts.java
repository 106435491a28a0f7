package io.synco.dashboard.page;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.synco.dashboard.Caller;
import io.synco.dashboard.page.PageView.Notice;
import io.synco.kernel.RemoteException;
import io.synco.sync.port.Checkup;
import io.synco.sync.port.Controls;
import io.synco.sync.read.JobBoard;
import io.synco.sync.read.JobRow;
import io.synco.sync.read.JobState;
import io.synco.sync.setup.CheckupDesk;
import io.synco.sync.setup.HookDesk;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;

/** What can be pressed on the page; each answers with the words that the page then shows. */
@ApplicationScoped
class Acts {
    private static final int REASON_LENGTH_MAX = 500;
    /** As many as one page of the API; who has more presses again. */
    private static final int RETRIED_TOGETHER_MAX = 250;

    private final Controls controls;
    private final JobBoard jobs;
    private final HookDesk hooks;
    private final CheckupDesk checkups;
    private final Words words;

    Acts(Controls controls, JobBoard jobs, HookDesk hooks, CheckupDesk checkups, Words words) {
        this.hooks = hooks;
        this.controls = controls;
        this.jobs = jobs;
        this.checkups = checkups;
        this.words = words;
    }

    Uni<Notice> retry(Caller caller, long job) {
        return controls.retry(caller.shop(), job, caller.who()).map(done -> said(done, words.saidRetried()));
    }

    Uni<Notice> dismiss(Caller caller, long job, String reason) {
        if (reason == null || reason.isBlank()) {
            return Uni.createFrom().item(new Notice(words.saidReasonMissing(), Tone.BAD.css()));
        }
        String kept = reason.strip();
        return controls.dismiss(
                        caller.shop(), job, caller.who(), kept.substring(0, Math.min(REASON_LENGTH_MAX, kept.length())))
                .map(done -> said(done, words.saidDismissed()));
    }

    Uni<Notice> retryAll(Caller caller) {
        return jobs.inState(caller.shop(), JobState.FLAGGED, Long.MAX_VALUE, RETRIED_TOGETHER_MAX)
                .chain(flagged -> Multi.createFrom()
                        .iterable(flagged)
                        .map(JobRow::id)
                        .onItem()
                        .transformToUniAndConcatenate(job -> controls.retry(caller.shop(), job, caller.who()))
                        .filter(done -> done)
                        .collect()
                        .with(Collectors.counting()))
                .map(count -> new Notice(words.saidRetriedMany(count.intValue()), Tone.GOOD.css()));
    }

    Uni<Notice> hook(Caller caller) {
        return byOdoo(hooks.set(caller.shop(), caller.who()), words.saidHooked());
    }

    Uni<Notice> unhook(Caller caller) {
        return byOdoo(hooks.remove(caller.shop(), caller.who()), words.saidUnhooked());
    }

    private Uni<Notice> byOdoo(Uni<?> act, String sentence) {
        return act.replaceWith(new Notice(sentence, Tone.GOOD.css()))
                .onFailure(RemoteException.class)
                .recoverWithItem(failure -> new Notice(
                        words.saidByOdoo(((RemoteException) failure).failure().words()), Tone.BAD.css()));
    }

    Uni<Notice> checkOdoo(Caller caller) {
        return checkups.look(caller.shop(), caller.who())
                .map(this::said)
                .onFailure(RemoteException.class)
                .recoverWithItem(e -> new Notice(words.saidNotChecked(e.getMessage()), Tone.BAD.css()));
    }

    private Notice said(Checkup checkup) {
        long toRead = checkup.findings().stream()
                .filter(finding -> finding.state() != Checkup.State.OK)
                .count();
        if (toRead == 0) {
            return new Notice(words.saidChecked(), Tone.GOOD.css());
        }
        Tone tone = checkup.usable() ? Tone.WAIT : Tone.BAD;
        return new Notice(words.saidCheckedWith((int) toRead), tone.css());
    }

    private Notice said(boolean done, String sentence) {
        return done ? new Notice(sentence, Tone.GOOD.css()) : new Notice(words.saidGone(), Tone.CALM.css());
    }
}
