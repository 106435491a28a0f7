package io.synco.rules;

/** What a shop may choose for a kind of event. The codes are stored and never change their meaning. */
public enum Choice {
    /** The other side follows. */
    FOLLOW(1),
    /** The other side does not follow; what that means is the kind's own sentence. */
    OFF(2),
    /** The other side does not follow, because documents that are not SyncO's tell it. */
    OTHER_DOCUMENTS(3),
    /** The side where it happened is put back. */
    PUT_BACK(4),
    /** A person answers first. */
    FLAG(5);

    private final int code;

    Choice(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Choice ofCode(int code) {
        for (Choice choice : values()) {
            if (choice.code == code) {
                return choice;
            }
        }
        throw new IllegalArgumentException("No choice has code " + code);
    }
}
