"""Who held each place, when, how surely, and on whose word.

It knows evidence, persistence, silence and interest. It refuses to let the last report win: entered is not held,
attacked is not taken, and what nobody has reported for long fades. Its every number stands in `params`.
"""

from orontes.control.areas import gained
from orontes.control.fronts import from_front
from orontes.control.inference import infer
from orontes.control.picture import Picture
from orontes.control.reasons import Part, Reasons, Said
from orontes.control.surveying import survey, survey_both
from orontes.control.types import (
    Belief,
    Beliefs,
    ControlSpell,
    Distance,
    Front,
    Gain,
    Held,
    Label,
    Parcel,
    PlaceControl,
    Pocket,
    RoadStretch,
    State,
    Terrain,
    Turns,
    View,
)

__all__ = [
    "Belief",
    "Beliefs",
    "ControlSpell",
    "Distance",
    "Front",
    "Gain",
    "Held",
    "Label",
    "Parcel",
    "Part",
    "Picture",
    "PlaceControl",
    "Pocket",
    "Reasons",
    "RoadStretch",
    "Said",
    "State",
    "Terrain",
    "Turns",
    "View",
    "from_front",
    "gained",
    "infer",
    "survey",
    "survey_both",
]
