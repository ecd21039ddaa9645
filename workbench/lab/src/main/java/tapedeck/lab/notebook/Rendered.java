package tapedeck.lab.notebook;

/// Something that a notebook shows as HTML; its `toString()` is the same in plain text.
///
/// Any kernel that can show HTML can show it: `render(run.html(), "text/html")`.
public interface Rendered {
    /// A piece of HTML that stands by itself: no script from elsewhere, readable on light and dark ground.
    String html();
}
