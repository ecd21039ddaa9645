package tapedeck.venue;

/// Why a [MatchingBook] did not do what it was asked, in words that can be shown.
public enum BookRefusal {
    /// No working order has this id, or it belongs to another owner: the two answers are the same,
    /// so that nobody learns about orders that are not theirs.
    UNKNOWN_ORDER("unknown order"),
    /// A size that is not positive.
    WRONG_SIZE("wrong size"),
    /// An order with this id works already. What could trade has traded; the rest cannot be placed.
    DUPLICATE_ORDER("duplicate order"),
    /// The rest of a market or immediate-or-cancel order: nothing more to trade with at its price.
    NOT_FILLED("not filled"),
    /// A fill-or-kill order that could not fill whole within its price or budget: nothing traded.
    NOT_FILLABLE("not fillable"),
    /// The book holds as many orders as it may, or as much size on one side as a `long` can count.
    BOOK_FULL("book full");

    private final String text;

    BookRefusal(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
