//! A page, written piece by piece. Every text that comes from elsewhere goes through [`escape`].

pub(super) struct Page {
    html: String,
}

impl Page {
    pub(super) fn new(title: &str, heading: &str) -> Self {
        let html = format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{}</title>\
             <meta name=\"viewport\" content=\"width=device-width\"><link rel=\"icon\" href=\"/icon.svg\"><link rel=\"stylesheet\" href=\"/docs.css\"></head>\
             <body><main><h1>{}</h1>",
            escape(title),
            escape(heading),
        );
        Self { html }
    }

    /// A paragraph of HTML; nothing when it is empty.
    pub(super) fn text(&mut self, html: &str) {
        if !html.is_empty() {
            self.html.push_str("<p>");
            self.html.push_str(html);
            self.html.push_str("</p>");
        }
    }

    pub(super) fn heading(&mut self, id: &str, text: &str) {
        self.html.push_str(&format!("<h2 id=\"{}\">{}</h2>", escape(id), escape(text)));
    }

    pub(super) fn subheading(&mut self, id: &str, html: &str) {
        self.html.push_str(&format!("<h3 id=\"{}\">{html}</h3>", escape(id)));
    }

    /// A table of HTML cells.
    pub(super) fn table<const N: usize>(
        &mut self,
        head: &[&str; N],
        rows: impl IntoIterator<Item = [String; N]>,
    ) {
        self.html.push_str("<table><tr>");
        for cell in head {
            self.html.push_str(&format!("<th>{}</th>", escape(cell)));
        }
        self.html.push_str("</tr>");
        for row in rows {
            self.html.push_str("<tr>");
            for cell in row {
                self.html.push_str(&format!("<td>{cell}</td>"));
            }
            self.html.push_str("</tr>");
        }
        self.html.push_str("</table>");
    }

    pub(super) fn finish(mut self) -> String {
        self.html.push_str("</main></body></html>");
        self.html
    }
}

/// Text as HTML.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for ch in text.chars() {
        match ch {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// Text as HTML, with `code` in backticks.
pub(super) fn code_spans(text: &str) -> String {
    let mut out = String::new();
    for (index, part) in text.split('`').enumerate() {
        if index % 2 == 0 {
            out.push_str(&escape(part));
        } else {
            out.push_str(&format!("<code>{}</code>", escape(part)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        assert_eq!(code_spans("a <b> `c\"` '"), "a &lt;b&gt; <code>c&quot;</code> &#39;");
    }
}
