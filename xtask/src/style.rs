//! Makes one small style sheet of the files in `web/style`.

/// A style sheet without comments, blank lines and indentation; strings stay as they are.
pub fn lighten(source: &str) -> String {
    let plain = without_comments(source);
    let lines = plain.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(String::with_capacity(plain.len()), |mut text, line| {
        text.push_str(line);
        text.push('\n');
        text
    })
}

fn without_comments(source: &str) -> String {
    let mut text = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(place) = rest.find(['"', '\'', '/']) {
        text.push_str(&rest[..place]);
        rest = &rest[place..];
        let taken = match rest.as_bytes() {
            [b'/', b'*', ..] => {
                rest = rest[2..].split_once("*/").map_or("", |(_, after)| after);
                continue;
            }
            [b'/', ..] => 1,
            _ => string_length(rest),
        };
        text.push_str(&rest[..taken]);
        rest = &rest[taken..];
    }
    text.push_str(rest);
    text
}

/// Bytes of the string that `text` begins with, both quotes included.
fn string_length(text: &str) -> usize {
    let mut characters = text.char_indices();
    let quote = characters.next().map(|(_, quote)| quote);
    while let Some((place, character)) = characters.next() {
        if character == '\\' {
            characters.next();
        } else if Some(character) == quote {
            return place + 1;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_blank_lines_and_indentation_go() {
        let source = "/* 页面\n * page */\nmain {\n  color: red; /* 红 */\n\n}\n";
        assert_eq!(lighten(source), "main {\ncolor: red;\n}\n");
    }

    #[test]
    fn strings_keep_what_looks_like_a_comment() {
        let source =
            "a::before { content: \"/* 邻 \\\" */\"; }\nb { background: url('a/*b*/c'); width: calc(1px / 2) }";
        assert_eq!(lighten(source), format!("{source}\n"));
    }

    #[test]
    fn an_unclosed_comment_swallows_the_rest() {
        assert_eq!(lighten("a { }\n/* b { }"), "a { }\n");
    }
}
