"""The transition system (arc-eager, non-monotonic; Honnibal & Johnson 2015), all sentences of a batch a step at a time.

spaCy trains it (`bench/train_parser.py`) and walks sentence by sentence; here the state of every sentence is a row of
arrays, and one matrix product scores the next moves of all. Words are numbered through the batch; `nothing`, the number
after the last, stands for a word that is not there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

SHIFT, REDUCE, LEFT, RIGHT, BREAK = range(5)
MOVES = "SDLRB"
FEATURES = 8  # words that a state is scored by
UNSEEN = np.float32(-np.inf)


@dataclass(slots=True, eq=False)
class States:
    """Where each sentence stands: a row of `stack` and of `buffer` with its pointer, and the arcs made so far."""

    stack: Ints  # its top at `top`; three of nothing below the first word
    top: Ints
    buffer: Ints  # its first word at `first`; two of nothing behind the last
    first: Ints
    end: Ints
    heads: Ints
    moves: Ints  # the move that gave a word its head
    left: Ints  # the child that was attached last, on either side
    right: Ints
    right_before: Ints  # of a word's head before the word itself was attached
    put_back: NDArray[np.bool_]

    @classmethod
    def at_start(cls, lengths: Ints) -> States:
        """Nothing on the stacks, all words in the buffers."""
        nothing, wide = int(lengths.sum()), int(lengths.max())
        starts = (np.cumsum(lengths) - lengths)[:, None]
        words = np.arange(wide + 2)[None, :]
        none = np.full(nothing + 1, nothing)
        return cls(
            stack=np.full((len(lengths), wide + 3), nothing),
            top=np.full(len(lengths), 2),
            buffer=np.where(words < lengths[:, None], words + starts, nothing),
            first=np.zeros(len(lengths), dtype=np.int64),
            end=lengths.copy(),
            heads=none,
            moves=none.copy(),
            left=none.copy(),
            right=none.copy(),
            right_before=none.copy(),
            put_back=np.zeros(nothing + 1, dtype=np.bool_),
        )


class Transitions:
    """The scorer's weights, and the moves that it chooses among."""

    def __init__(self, parser: Any) -> None:
        model, self.names = parser.model, tuple(parser.move_names)
        narrow, lower, upper = model.get_ref("tok2vec").layers[-1], model.get_ref("lower"), model.get_ref("upper")
        self._narrow, self._narrow_bias = narrow.get_param("W").T.copy(), narrow.get_param("b")
        weights, pad = lower.get_param("W"), lower.get_param("pad")
        self._hidden = weights.shape[1]
        self._weights = np.ascontiguousarray(weights.transpose(3, 0, 2, 1).reshape(weights.shape[3], -1))
        self._pad = pad[0].transpose(0, 2, 1).reshape(-1)
        self._bias = lower.get_param("b").T.ravel().copy()
        self._scores, self._scores_bias = upper.get_param("W").T.copy(), upper.get_param("b")
        self._sorts = np.array([MOVES.index(name[0]) for name in self.names])

    def parse(self, vectors: Floats, lengths: Sequence[int]) -> tuple[Ints, Ints]:
        """Head and move of each word; a word without a head has `len(vectors)` for both."""
        features = self._features(vectors)
        states = States.at_start(np.asarray(lengths, dtype=np.int64))
        going = np.arange(len(lengths))
        while len(going):
            move = self._best(features, states, going)
            _take(states, going, move, self._sorts[move])
            going = going[(states.top[going] > 2) | (states.first[going] < states.end[going])]
        return states.heads[:-1], states.moves[:-1]

    def _features(self, vectors: Floats) -> Floats:
        """What each word adds to a state's score in each of its parts, a row a part; nothing comes last."""
        found = np.empty((len(vectors) + 1, self._weights.shape[1]), dtype=np.float32)
        np.matmul(vectors @ self._narrow + self._narrow_bias, self._weights, out=found[:-1])
        found[-1] = self._pad
        return found.reshape(len(found) * FEATURES, -1)

    def _best(self, features: Floats, states: States, going: Ints) -> Ints:
        """The move of the highest score among those that each sentence may make."""
        words = _words(states, going)
        summed = features[words * FEATURES + np.arange(FEATURES)].sum(axis=1)
        summed += self._bias
        hidden = np.maximum(summed[:, : self._hidden], summed[:, self._hidden :])
        scores = hidden @ self._scores
        scores += self._scores_bias
        found: Ints = np.where(_allowed(states, going)[:, self._sorts], scores, UNSEEN).argmax(axis=1)
        return found


def _words(states: States, going: Ints) -> Ints:
    """The words that a state is scored by: two of the buffer, three of the stack, and children of the first of each."""
    top, first = states.top[going], states.first[going]
    upper, front = states.stack[going, top], states.buffer[going, first]
    found: Ints = np.stack(
        (
            front,
            states.buffer[going, first + 1],
            upper,
            states.stack[going, top - 1],
            states.stack[going, top - 2],
            states.left[front],
            states.left[upper],
            states.right[upper],
        ),
        axis=1,
    )
    return found


def _allowed(states: States, going: Ints) -> NDArray[np.bool_]:
    """Which sorts of move each sentence may make; it is one sentence, and never broken in two."""
    first = states.first[going]
    stacked, left = states.top[going] > 2, states.end[going] - first
    found = np.empty((len(going), 5), dtype=np.bool_)
    found[:, SHIFT] = ~stacked | ((left > 1) & ~states.put_back[states.buffer[going, first]])
    found[:, REDUCE] = stacked
    found[:, LEFT] = found[:, RIGHT] = stacked & (left > 0)
    found[:, BREAK] = False
    return found


def _take(states: States, going: Ints, move: Ints, sort: Ints) -> None:
    """Make the chosen moves."""
    upper = states.stack[going, states.top[going]]
    front = states.buffer[going, states.first[going]]
    _attach_left(states, upper, front, move, sort == LEFT)
    _attach_right(states, upper, front, move, sort == RIGHT)
    pushing = (sort == SHIFT) | (sort == RIGHT)
    headless = states.heads[upper] == len(states.heads) - 1
    back = (sort == REDUCE) & headless & (states.top[going] > 3)
    rows, words = going[pushing], front[pushing]
    states.top[rows] += 1
    states.stack[rows, states.top[rows]] = words
    states.first[rows] += 1
    states.top[going[~pushing]] -= 1
    rows, words = going[back], upper[back]
    states.first[rows] -= 1
    states.buffer[rows, states.first[rows]] = words
    states.put_back[words] = True


def _attach_left(states: States, upper: Ints, front: Ints, move: Ints, chosen: NDArray[np.bool_]) -> None:
    """The top of the stack goes under the first word of the buffer, and from under whatever it stood under before."""
    child, head = upper[chosen], front[chosen]
    before = states.heads[child]
    states.right[before] = states.right_before[child]
    states.right[-1] = len(states.heads) - 1
    states.left[head], states.heads[child], states.moves[child] = child, head, move[chosen]
    states.put_back[head] = False


def _attach_right(states: States, upper: Ints, front: Ints, move: Ints, chosen: NDArray[np.bool_]) -> None:
    """The first word of the buffer goes under the top of the stack."""
    child, head = front[chosen], upper[chosen]
    states.right_before[child] = states.right[head]
    states.right[head], states.heads[child], states.moves[child] = child, head, move[chosen]
