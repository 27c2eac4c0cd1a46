"""A text that was changed for the parser and still knows where each character came from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MappedText:
    """`text` with, for each character, the half-open stretch `starts[i]:ends[i]` of the original it stands for."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, original: str, start: int, end: int) -> "MappedText":
        """The stretch `original[start:end]` unchanged."""
        return cls(original[start:end], tuple(range(start, end)), tuple(range(start + 1, end + 1)))

    def __len__(self) -> int:
        return len(self.text)

    def cut(self, start: int, end: int | None = None) -> "MappedText":
        """The characters from `start` to `end`."""
        return MappedText(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def replaced(self, changes: list[tuple[int, int, str]]) -> "MappedText":
        """The text with each (start, end, new) put in place; `changes` are sorted and do not overlap.

        The last new character stands for the rest of what it replaces, so a span over the whole of `new` maps back to
        the whole of the old stretch.
        """
        text, starts, ends, done = [], list[int](), list[int](), 0
        for start, end, new in changes:
            text += [self.text[done:start], new]
            starts += self.starts[done:start]
            ends += self.ends[done:start]
            places = [min(start + i, end - 1) for i in range(len(new))]
            starts += [self.starts[place] for place in places]
            ends += [self.ends[place] for place in places[:-1]] + [self.ends[end - 1]] * bool(new)
            done = end
        starts += self.starts[done:]
        ends += self.ends[done:]
        return MappedText("".join([*text, self.text[done:]]), tuple(starts), tuple(ends))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of the characters from `start` to `end`, which must not be empty."""
        return self.starts[start], self.ends[end - 1]
