package io.synco.shopify.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.RemoteFailure;
import io.synco.kernel.RemoteFailure.Protocol;
import io.synco.kernel.RemoteFailure.Unavailable;
import io.synco.kernel.RemoteFailure.Unknown;
import org.junit.jupiter.api.Test;

/** What no answer, or none that can be read, means: a write may have been applied, a read never matters. */
class AnswersTest {
    private static final RemoteFailure LOST = new Unknown("cut");
    private static final RemoteFailure UNREADABLE = new Protocol("a compressed body that cannot be read");
    private static final RemoteFailure NOT_SENT = new Unavailable("refused");

    @Test
    void a_write_without_a_readable_answer_is_unknown() {
        assertThat(Answers.ofNoAnswer(Document.SET_ON_HAND, LOST)).isInstanceOf(Unknown.class);
        assertThat(Answers.ofNoAnswer(Document.SET_ON_HAND, UNREADABLE)).isInstanceOf(Unknown.class);
        assertThat(Answers.ofNoAnswer(Document.FULFIL, UNREADABLE)).isInstanceOf(Unknown.class);
    }

    @Test
    void a_read_can_be_asked_again() {
        assertThat(Answers.ofNoAnswer(Document.LEVELS, LOST)).isInstanceOf(Unavailable.class);
        assertThat(Answers.ofNoAnswer(Document.LEVELS, UNREADABLE)).isInstanceOf(Protocol.class);
    }

    @Test
    void what_was_never_sent_stays_so() {
        assertThat(Answers.ofNoAnswer(Document.SET_ON_HAND, NOT_SENT)).isSameAs(NOT_SENT);
    }
}
