"""Text from documents where Streamlit reads Markdown."""


def plain(text: str) -> str:
    """`text` so that Markdown shows it as it is: names come from documents and may hold anything."""
    return "".join(f"\\{character}" if character in "\\`*_{}[]()<>#+-.!|~$:&" else character for character in text)
