"""Every constant of the control model, with the reason for it. Nothing else in this room holds a number.

The model is a hidden state (who holds the place) seen through event reports, after Anders, "Territorial control in
civil wars: theory and measurement using machine learning" (Journal of Peace Research, 2020), who argues that event
data see changes and fights, and that control has to be inferred. What the states mean follows the Institute for the
Study of War: control is influence that keeps the enemy from using the ground; an advance, a raid or an attack is none.
The figures are judgements, made to keep orderings that the field agrees on; none was fitted to a labelled war. That
neighbours and learning help, and that no figure here decides the outcome, was tried on simulated ones (`bench/wars`).
"""

from __future__ import annotations

from orontes.claims.types import Modality

# Persistence and silence.
HALF_LIFE_DAYS = 180.0  # after so many silent days half of what is believed beyond the prior is gone: towns in Syria
# changed hands every few years, but what nobody has reported for half a year nobody vouches for
HORIZON_DAYS = 5 * 360  # evidence older than this before the window has faded to nothing (half-life to the tenth)
MOST_DAYS = 36_525  # a hundred years are worked out at most: a slip in a date must not fill the memory

# Neighbours.
NEIGHBOURS_M = 15_000.0  # places further apart than this do not lie next to each other
# How far a place that nobody reports fades to who holds its neighbours; the rest to what is known before: what is
# stated of an area is one statement, and no report of each of its places.
COUPLING = 0.9
COUPLING_STATED = 0.2  # the same where something is known beforehand of the very place, and not only of its area
PASSES = 4  # rounds of listening to the neighbours and asking who was right; more change nothing that is shown
FRONT_POWER = 0.1  # how much a reported change is doubted where no neighbour is held by that side
FRONT_MOST = 4.0  # the most by which its odds are multiplied or divided
ROUNDS = 2  # where something is added to what is known: one to hear it, one to hear what it says of the places around

# The distribution that belief fades to.
UNKNOWN_PRIOR = 0.4  # where nothing is known beforehand: most likely nobody that the record names
STALE = 0.5  # once a place is said to have changed hands, what was known beforehand counts for this much only
STALE_FROM = 0.4  # where the sign of the change weighs at least so much
RENEWED = 0.9  # on the day from which a pack states a prior, it is a considered statement of who holds the place
REST_UNKNOWN = 0.5  # the share of what a prior leaves over that goes to "unknown"; the other sides share the rest

# What a report is worth: it is right with its weight, and otherwise says nothing.
MODALITY = {
    Modality.ASSERTED: 1.0,
    Modality.FAILED: 1.0,  # a failure is a fact about the defender
    Modality.ALLEGED: 0.5,
    Modality.DENIED: 0.0,  # a denial does not say who holds the place
    Modality.INTENDED: 0.0,  # a plan is no fact
}
OWN_CAUSE = 0.5  # a partisan source for its own side: half; several of them still add up
AGAINST_OWN = 0.9  # and against it: at least as good as the best source
READ_FLOOR = 0.5  # a claim read with no confidence at all still counts half: its words do stand in the report
VOUCHED = 0.8  # a publisher that repeats the unknown without a mark of doubt stands behind it for so much of itself
USUAL = 1 / 3  # a sign's weight is how far it lifts what is believed at so much: one of three sides
ODDS_OF_ATTACK = (
    1 / 3
)  # of three attacks that are told of one takes the place: what a report of a gain is weighed against
NEAR_A_POINT = 0.5  # told of a spot near the place (UCDP where_prec 2), not of the place
MOST = 0.95  # no single report is ever certain

# What is learned of who says it (`learning`).
STATED = 10.0  # what is stated beforehand of a source counts as much as so many of its reports
GROWN = 0.01  # once so large a share of claims is new, it is asked again of all who say something how right they are

# What a kind of event says of the holder.
TAKEN = 1.0
HELD = 1.0
STARTS = 0.5  # who attacks out of a place holds it, most likely; nobody says so
LEFT = 0.9  # who withdrew no longer holds it
GIVEN_TO = 0.9  # and whoever it is left to holds it
LOST_BEFORE = 0.6  # who lost it held it the day before
LOST_TOLD = 0.9  # the same where the words themselves name the loser
ATTACKING = 0.35  # who attacks did not hold it, or not all of it
ATTACKED = 0.5  # who is attacked did
STRIKING = 0.5  # who bombs or shells a place does not hold it
REPELLED = 0.7  # the same, and still the case afterwards
SURROUNDED = 0.6  # who is surrounded goes on holding
PARTIAL = 0.2  # "a series of buildings in", "parts of", "25 towns of": some of the place or around it, not the place
WIDE_DAYS = 7  # a change dated to more days than this may have been undone within them
WIDE = 0.7
LAG_DAYS = 1  # reports lag: what held before is told of the day before the earliest possible day
SWEEP_DAYS = 120  # "all that was lost" means what was lost in the campaign that is being told of
REFRESH_DAYS = 30  # a state said to have lasted is evidence again after so many days
REPEAT_DAYS = 7  # one origin that repeats itself within so many days adds nothing

NOT_HELD = 0.9  # "no longer held": a negation in words that stand with nobody is a fact like another
FALL_DAYS = 60  # who attacked a place within so many days before it fell is who took it
FALL_SIDES = 2  # and where only so many sides fight, whoever else there is
FALL_INFERRED = 0.8  # that nobody is named makes the reading so much less sure

# Fighting and siege.
CLASH = 0.6  # one report of clashes leaves a place held ("not contested for a single report"); two sources contest it
CLASH_FAILED = 0.3  # a repelled attack or a raid
CLASH_AT_TAKING = 0.4
APPROACH = 0.15  # "within five kilometres of the city" is pressure, not a fight for it

# Who attacks a place may take it in the days that follow without anybody telling: so likely on each of so many days.
ATTACK_RISK = 0.01
ATTACK_DAYS = 10

CLASH_HALF_LIFE_DAYS = 3.0
SIEGE = 0.9
ROUTE_CUT = 0.4  # a road cut, or a ring that is open yet, is pressure on a place, and no ring around it
SIEGE_HALF_LIFE_DAYS = 30.0
FADED = 12  # half-lives after which nothing is left of a fight or a siege

# What was known then (`forward`): how far news is thought through on the day it is told. More made hardly a difference
# on the wars of `bench/wars` (docs/decisions/0015), and took many times as long.
HEARD_DAYS = 360  # what was told of a place longer ago stands as it was weighed: it has no part in fights and sieges
RETHOUGHT = 0.25  # once so large a share of what is told is new, all who say something are asked how right they are
THOUGHT_OVER_DAYS = 360  # and so many days are gone through again, everywhere; before them it stands as it was
THOUGHT_OVER = 200_000  # but no more days times places that are told of: in a large war fewer days
LOOK_BACK_DAYS = 30  # news bears on what is believed of so many days before the first that it tells of

# What is called what.
HELD_FROM = 0.6
CONTESTED_FROM = 0.5
ENCIRCLED_FROM = 0.5
ASSESSED_ORIGINS = 2

# What is drawn and counted.
REACH_M = 10_000.0  # ground further than this from every place is nobody's: between towns of the desert nobody knows
SURE = 0.9  # from this on a holder counts as sure where sure ground is told apart
RINGED = 0.8  # ground is cut off where so much of its outline lies along the ground of other sides; with less, doubt
# about a neighbour makes pockets that are none, with more, true ones are missed (`bench/terrain.py --tuning`)
# A town that is believed to be held amid the ground of others truly is so often; of an area with more of them the
# belief is wrong only where it is wrong of all (`bench/terrain.py --tuning`).
POCKET_TOWN = 0.25
# A front is where one of two places may be wrong: the product of what both are believed is raised to this power, which
# made what was said come true as often as it was said (`bench/terrain.py --tuning`).
FRONT_DOUBT = 2.2
FRONT_SEEN_M = 50_000.0  # a front further from a city than this is not told of
EDGE_M = 20.0  # two cells that touch along less than this do not meet
ROAD_STEP_M = 500.0  # a road is asked every so many metres through whose ground it passes
WATCHED = 50  # where the theatre names no city, the distance from the front is told of the places most spoken of
