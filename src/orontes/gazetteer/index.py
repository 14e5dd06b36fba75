"""The gazetteer that Orontes opens: a theatre's places over the world's."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from orontes.evidence import Span
from orontes.gazetteer.finding import Finder
from orontes.gazetteer.keeping import cache_folder
from orontes.gazetteer.local import Local, without_doubles
from orontes.gazetteer.plausible import Plausible
from orontes.gazetteer.respelling import forget_many
from orontes.gazetteer.tables import CORE, FOLDED, OTHER, OWN
from orontes.gazetteer.world import World
from orontes.places.types import Match, Place
from orontes.romanization import core, fold, folds, near_keys, plain, similar
from orontes.theatre.types import PlaceKind, Theatre

NEAR_NAMES = 0.86  # `romanization.similar` from which one name may be a misspelling of another
BARE = 0.9  # of the likeness of a name that stands there with a common word more ("Khirbat Tarrama")
NEAR_SHORTEST = 4  # letters of a key; one edit in a shorter one is another name


class SqliteGazetteer:
    """Places by name and id, and names in text. `notes` says what went wrong with the cache, if anything."""

    def __init__(self, theatre: Theatre, world: World) -> None:
        self._theatre = theatre
        self._world = world
        self._local = Local(theatre)
        self._known: dict[str, tuple[tuple[Place, Match], ...]] = {}
        self._as_written: dict[str, list[Place]] = {}
        self._by_id: dict[str, Place | None] = {}
        self._finder = Finder(self._local, Plausible(theatre, world).standing)

    @property
    def notes(self) -> Sequence[str]:
        """What went wrong with the cache and what was done about it."""
        return self._world.notes

    def lookup(self, name: str) -> Sequence[tuple[Place, Match]]:
        """Places of that name: the same name, then the same folded key, and only where neither is known, a near one."""
        found = self._known.get(name)
        if found is None:
            forget_many(self._known)
            found = self._known[name] = tuple(self._search(name))
        return found

    def knows(self, name: str) -> bool:
        """Whether a place is written just so."""
        return bool(self._exact(name))

    def get(self, place_id: str) -> Place | None:
        """The place of that id; "geonames/TR.79" is a first-level division by GeoNames' code."""
        if own := self._local.by_id.get(place_id):
            return own
        if place_id not in self._by_id:
            forget_many(self._by_id)
            self._by_id[place_id] = self._world.get(place_id)
        return self._by_id[place_id]

    def find(self, text: str) -> Sequence[Span]:
        """Spans of known place names in a text, by start, none overlapping."""
        return self._finder.find(text)

    def close(self) -> None:
        """Close the file."""
        self._world.close()

    def _search(self, name: str) -> list[tuple[Place, Match]]:
        same_key = self._folded(name)
        exact = self._theatres_own(self._exact(name), same_key)
        ids = {place.id for place in exact}
        others = without_doubles(exact, [place for place in same_key if place.id not in ids])
        found = [(place, Match.EXACT) for place in exact] + [(place, Match.FOLDED) for place in others]
        return found or [(place, Match.NEAR) for place in self._near(name)]

    def _theatres_own(self, exact: list[Place], same_key: Sequence[Place]) -> list[Place]:
        """The places of a name: the theatre's own where only the world's list has it by that name."""
        if any(place.id in self._local.by_id for place in exact):
            return exact
        own = [place for place in same_key if place.id in self._local.by_id]
        meant = [next((known for known in own if _is_again(known, place)), place) for place in exact]
        return list({place.id: place for place in meant}.values())

    def _exact(self, name: str) -> list[Place]:
        places = self._as_written.get(name)
        if places is None:
            forget_many(self._as_written)
            key = plain(name)
            places = self._as_written[name] = self._merged(self._local.plain, key, self._on_file(key, (OWN, OTHER)))
        return places

    def _folded(self, name: str) -> list[Place]:
        """Places whose names share a key with a name, as it is spelt in the place's own country."""
        home = self._theatre.countries[:1]  # outside the theatre's own country a shared key is chance
        places: dict[str, Place] = {}
        for key in folds(name, home):
            world = [place for place in self._on_file(key, (FOLDED,)) if fold(name, place.country) == key]
            known = [place for place in world if not home or place.country in home]
            places |= {place.id: place for place in self._merged(self._local.folded, key, known)}
        return list(places.values())

    def _merged(self, own: Mapping[str, list[Place]], key: str, world: Sequence[Place]) -> list[Place]:
        """The theatre's places of a key, and those of the world that it does not have itself."""
        local = own.get(key, []) if key else []
        world = [place for place in world if place.kind is not PlaceKind.GOVERNORATE or not self._local.governs(place)]
        return [*local, *without_doubles(local, world)]

    def _on_file(self, key: str, sorts: Sequence[int]) -> Sequence[Place]:
        return self._world.named(key, sorts=sorts, countries=self._theatre.countries)

    def _near(self, name: str) -> list[Place]:
        """Places of the theatre's countries one edit away from a key of a name, or alike but for a common word."""
        countries, bare = self._theatre.countries, core(name)
        spellings = dict.fromkeys(fold(name, country) for country in countries or ("",))
        beside = dict.fromkeys(near for key in spellings if len(key) >= NEAR_SHORTEST for near in near_keys(key))
        beside |= dict.fromkeys(key for country in countries or ("",) if (key := fold(bare, country)))
        local = {place.id: place for key in beside for place in self._local.folded.get(key, ())}
        said = {name: 1.0} | ({bare: BARE} if bare else {})
        world = [
            *self._world.beside(list(beside), countries),
            *self._world.beside(list(spellings), countries, sort=CORE),
        ]
        return self._alike(said, list((local | {place.id: place for place in world}).values()))

    def _alike(self, said: Mapping[str, float], places: list[Place]) -> list[Place]:
        """The places most like what was said, each way of saying it with the weight that it is given."""
        scored = [(max(w * _likeness(s, p) for s, w in said.items()), p) for p in places]
        best = sorted((pair for pair in scored if pair[0] >= NEAR_NAMES), key=lambda pair: (-pair[0], pair[1].id))
        kept: list[Place] = []
        for _, place in best[:4]:
            kept += without_doubles(kept, [place])
        return kept


def _likeness(name: str, place: Place) -> float:
    """How like a name is to a place's, or, for less, to one of them without its common words ("Nahiyat Ghammas")."""
    whole = max(similar(name, other, place.country) for other in place.names)
    bare = [BARE * similar(name, short, place.country) for other in place.names if (short := core(other))]
    return max(whole, *bare) if bare else whole


def _is_again(own: Place, world: Place) -> bool:
    """Whether the world's place is a theatre's own one: it lies there, and has its name beside others."""
    shared = set(map(plain, own.names)) & set(map(plain, world.names))
    return bool(shared) and not without_doubles([own], [world])


def open_gazetteer(
    theatre: Theatre, progress: Callable[[str, int, int], None] | None = None, folder: Path | None = None
) -> SqliteGazetteer:
    """Open the gazetteer of a theatre, building the world file first where there is none.

    Args:
        theatre: its places are held in memory over the world's; an empty one leaves the world alone.
        progress: called with ("gazetteer", done, total) while the world file is built (some seconds, once).
        folder: where the world file is kept; `$ORONTES_CACHE`, else the user's cache folder.

    Raises:
        GazetteerError: the world file can neither be read nor built.
    """
    return SqliteGazetteer(theatre, World(folder or cache_folder(), progress))
