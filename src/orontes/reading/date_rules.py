"""The forms in which reports write days: one regular expression for each, and the reading it is given.

Forms that hang on another date of the sentence ("the previous day", "from 3 to 9 March") are in `date_joining`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from orontes.evidence import When
from orontes.reading import date_parts as parts
from orontes.reading import date_readings as meaning
from orontes.reading.numbers import DIGITS, ORDINAL, WORDS

Resolver = Callable[[re.Match[str], date], When | None]

_MONTH = (
    r"(?:January|February|(?-i:March|May)|April|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_UNIT = r"(?P<unit>hour|day|week|month|year)s?"
_NUM = rf"(?P<num>{DIGITS}|{WORDS}|an?|several|a\s+few|few|a\s+couple\s+of)"
_PART = (
    r"(?P<part>early(?: in)?|mid|middle of|late(?: in)?|the (?:beginning|start|middle|end) of"
    r"|(?:beginning|start|end) of)"
)
_BEFORE_MONTH = (
    r"(?:(?:in|since|from|of)\s+last|in|since|by|until|till|of|last|this|during|from|before|after|through|throughout|for"
    r"|between|and|to|next|as of)"
)
_OF_YEAR = rf"(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}))?"
_UNITS = r"(?P<unit>day|week|month|year)s"
_OVER = r"(?:(?:in|over|during|for|within)\s+)?"
_SUCH = r"(?:bloody|consecutive|straight|successive|full|whole|long|continuous)"
_NO_SINCE = r"(?P<since>(?!))?"
_NO_LEAD, _NO_PART = r"(?P<lead>(?!))?", r"(?P<part>(?!))?"
_PEOPLE = r"(?!\s+(?:people|civilians|fighters|families|men|soldiers|militants|children))"
_FIGHT = (
    r"(?:civil\s+)?(?:conflict|war|siege|battle|fighting|offensive|campaign|uprising|blockade|assault"
    r"|occupation|bombardment|insurgency|rebellion)"
)


def _rule(needed: str, pattern: str, resolve: Resolver) -> tuple[frozenset[str], re.Pattern[str], Resolver]:
    """A form, and the signals of `dates` without any of which no sentence can hold it."""
    return frozenset(needed.split()), re.compile(pattern, re.IGNORECASE), resolve


RULES: tuple[tuple[frozenset[str], re.Pattern[str], Resolver], ...] = (
    # 21 March 2017 · 21st of March · since 4 March · March 21, 2017
    _rule("month",
          rf"\b(?P<since>since\s+)?(?:{_WEEKDAY},?\s+)?(?<![\d-])(?P<day>{_DAY})\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?"
          rf"(?:,?\s+(?P<year>{_YEAR}|\d\d(?=\W*(?:\(|--|\s--)))\b)?(?!\s*%)", meaning.calendar_day),
    _rule("month",
          rf"\b(?P<since>since\s+)?(?:{_WEEKDAY},?\s+)?\b(?P<month>{_MONTH})\s+(?:the\s+)?(?P<day>{_DAY})\b(?!\s*(?:%|,\d|\.\d))"
          rf"(?:,?\s+(?P<year>{_YEAR})\b)?", meaning.calendar_day),
    _rule("month", rf"\b(?:from\s+|between\s+)?(?P<day>{_DAY})(?:,\s*{_DAY})*\s*(?:-|–|to|and|until|or)\s*"
          rf"(?P<day2>{_DAY})\s+(?:of\s+)?(?P<month>{_MONTH})\b{_OF_YEAR}", meaning.day_range),
    _rule("month",
          rf"\b(?:from\s+|between\s+)?(?P<month>{_MONTH})\s+(?P<day>{_DAY})(?:,\s*{_DAY})*\s*(?:-|–|to|and|until|or)\s*(?:(?P=month)\s+)?"
          rf"(?P<day2>{_DAY})\b(?:,?\s+(?P<year>{_YEAR})\b)?", meaning.day_range),
    _rule("year", rf"(?<![\d/-])(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])", meaning.numeric_day),
    _rule("year", rf"(?<![\d/.-])(?P<day>\d\d?)(?P<mark>[/.-])(?P<month>\d\d?)(?P=mark)(?P<year>{_YEAR})(?![\d/-])",
          meaning.numeric_day),
    _rule("year /", rf"(?<![\d/])(?P<year>{_YEAR})/(?P<month>\d\d)/(?P<day>\d\d)(?![\d/])", meaning.numeric_day),
    _rule("month", rf"\b{_NO_SINCE}(?P<day>{_DAY})-(?P<month>{_MONTH})-(?P<year>{_YEAR})\b", meaning.calendar_day),
    _rule("month past", rf"\b(?:(?P<day>{_DAY})\s+(?:of\s+)?)?(?P<month>{_MONTH})\s+(?:of\s+)?last\s+year\b",
          parts.of_last_year),
    _rule("nth", r"\b(?:on\s+)?the\s+(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)"
          r"(?:\s+of\s+(?:this|the|(?P<last>last))\s+month|(?=\s*(?:[,.;:)]|$)))", parts.day_of_month),
    _rule("feast", r"\b(?:New\s+Year['’]?s\s+(?:Eve|Day)|Christmas\s+(?:Eve|Day))\b", parts.feast),
    _rule("month", rf"\bthe\s+(?P<nth>{ORDINAL}|last|final)\s+(?:week|days)\s+of\s+(?P<month>{_MONTH}){_OF_YEAR}\b",
          parts.week_of_month),
    # in December · late February · since August 2016 · March 2017
    _rule("month",
          rf"\b(?P<lead>{_BEFORE_MONTH})\s+(?P<x>(?:{_PART}[\s-]+)?(?-i:(?P<month>{_MONTH})){_OF_YEAR})\b(?!\s+\d)",
          meaning.month),
    _rule("month", rf"\b{_NO_LEAD}(?P<x>{_PART}[\s-]+(?-i:(?P<month>{_MONTH})){_OF_YEAR})\b(?!\s+\d)", meaning.month),
    _rule("month",
          rf"\b{_NO_LEAD}{_NO_PART}(?P<x>(?-i:(?P<month>{_MONTH})),?\s+(?:of\s+)?(?P<year>{_YEAR}))\b", meaning.month),
    # in 2014 · since 2012 · late 2016 · the summer of 2015
    _rule("year", rf"\b(?P<lead>in|since|during|of|from|until|by|before|after|throughout|as\s+early\s+as)\s+"
          rf"(?:the\s+year\s+)?(?P<x>(?:{_PART}[\s-]+)?(?P<year>{_YEAR}))\b{_PEOPLE}(?![-/,.]\d)", meaning.year),
    _rule("year", rf"\b{_NO_LEAD}(?P<x>{_PART}[\s-]+(?P<year>{_YEAR}))\b", meaning.year),
    _rule("year", rf"(?<![\d/-])(?P<year>{_YEAR})\s*(?:-|–|\bto\b|\band\b)\s*(?P<year2>{_YEAR}|\d\d)\b(?![-/.,]\d)",
          parts.year_range),
    _rule("year", rf"\b(?P<lead>in|since|during|of|from)\s+(?:the\s+)?"
          rf"(?P<x>(?:{_PART}[\s-]+)?(?P<decade>(?:19|20)\d0)s)\b", parts.decade),
    _rule("unit half", r"\bthe\s+(?P<nth>first|second|third|fourth|last)\s+(?P<of>half|quarter)\s+of\s+(?:the\s+)?"
          r"(?:(?P<year>(?!))|(?P<which>last|this)\s+year)\b", parts.fraction),
    _rule("year", rf"\bthe\s+(?P<nth>first|second|third|fourth|last)\s+(?P<of>half|quarter)\s+of\s+(?P<which>(?!))?"
          rf"(?P<year>{_YEAR})\b", parts.fraction),
    _rule("season", rf"\b(?:in|since|during|of|this|(?P<last>last))\s+(?:the\s+)?"
          rf"(?P<x>(?P<season>spring|summer|autumn|winter|(?<=last )fall|fall(?=\s+of\s+{_YEAR})){_OF_YEAR})\b",
          meaning.season),
    # on Thursday · late Thursday · Thursday night · last Sunday · since Monday
    _rule("weekday",
          rf"\b(?P<lead>(?:this\s+)?(?:last|previous|past|next|coming|following|since|until|till))?\s*(?:the\s+)?"
          rf"(?:(?:early|late|earlier|later)\s+(?:on\s+)?)?(?P<x>(?P<weekday>{_WEEKDAY})s?)\b", meaning.weekday),
    _rule("weekday",
          rf"\b(?:from|between)\s+(?P<weekday>{_WEEKDAY})\s+(?:to|until|till|through|and)\s+(?P<to>{_WEEKDAY})\b",
          meaning.weekday_range),
    _rule("weekday", rf"\b(?P<weekday>{_WEEKDAY})\s+(?:of\s+)?last\s+week\b", parts.of_last_week),
    _rule("near", r"\b(?:today|tonight|tomorrow|overnight|last\s+night|the\s+day\s+before\s+yesterday|yesterday"
          r"|the\s+day\s+after\s+tomorrow|the\s+night\s+before\s+last"
          r"|this\s+(?:morning|afternoon|evening|noon))\b", meaning.near_day),
    _rule("unit", rf"\b(?:on|in|for)\s+(?:the|its|their|a)\s+(?P<x>{ORDINAL}\s+(?:(?:straight|consecutive)\s+)?day)\b",
          meaning.ordinal_day),
    # this week · earlier this month · last month · next week
    _rule("unit", r"\b(?:(?P<lead>earlier|later|late|early)\s+|so\s+far\s+)?this\s+(?P<unit>week|month|year)\b",
          meaning.this_unit),
    _rule("unit", r"\b(?P<lead>earlier|later)\s+in\s+the\s+(?P<unit>week|month|year)\b", meaning.this_unit),
    _rule("unit edge",
          r"\b(?:at|by|since|from|until|towards?)\s+(?P<x>(?P<part>the\s+(?:beginning|start|middle|end)\s+of)"
          r"\s+(?:the|this)\s+(?P<unit>week|month|year))\b", parts.part_of_unit),
    _rule("unit past", rf"\b(?P<since>since\s+)?(?:{_PART}\s+)?(?:last|the\s+previous)\s+(?P<unit>week|month|year)\b",
          meaning.last_unit),
    _rule("unit", r"\bnext\s+(?P<unit>week|month|year)\b", meaning.next_unit),
    # for weeks · in recent days · over the past three months · the last 24 hours
    _rule("unit", rf"\b(?:for|in|over|during)\s+(?:the\s+)?(?:many\s+)?(?:recent\s+)?{_UNITS}\b"
          r"(?!\s+(?:to\s+come|ahead|later|after|before|following|since|when|leading))", meaning.stretch),
    _rule("unit past", rf"\b{_OVER}(?:the\s+|these\s+)?(?:past|last|recent)\s+(?:{_NUM}\s+)(?:or\s+so\s+)?{_UNIT}\b",
          meaning.stretch),
    _rule("unit past", rf"\b{_OVER}(?:the|this)\s+(?P<bare>past)\s+(?P<unit>day|week|month|year)\b", meaning.stretch),
    _rule("unit", r"\b(?:in|over|during|for|within)\s+the\s+(?P<bare>last)\s+(?P<unit>day|week|month|year)\b(?!\s+of)",
          meaning.stretch),
    _rule("unit", r"\brecent\s+(?P<unit>day|week|month|year)s\b", meaning.stretch),
    _rule("unit", r"\b(?P<unit>hour|day|week|month|year)s\s+ago\b", parts.bare_ago),
    _rule("unit past", rf"\b{_OVER}(?:the|these)\s+(?:past|last|recent)\s+{_UNITS}\b", meaning.stretch),
    _rule("unit", r"\b(?:for|in|within|during|over)\s+(?:the\s+first\s+)?"
          r"(?:(?:more\s+than|less\s+than|nearly|almost|about|over|at\s+least|around|just|only)\s+)?"
          rf"(?P<num>{DIGITS}|{WORDS}|several)\s+(?:{_SUCH}\s+)?(?P<unit>hour|day|week|month|year)s\b(?!\s+(?:ahead|later|time))",
          meaning.stretch),
    _rule("unit ago", rf"\b{_NUM}\s+{_UNIT}\s+(?:ago|earlier)\b", meaning.ago),
    _rule("unit ago", r"\b(?:half\s+a\s+year|an?\s+(?P<span>fortnight|decade))\s+ago\b", parts.span_ago),
    _rule("unit", rf"\b(?:(?:in|over|within)\s+)?the\s+(?:coming|next|following)\s+(?!day\b)(?:{_NUM}\s+)?"
          rf"(?:few\s+)?{_UNIT}\b", meaning.coming),
    _rule("unit", rf"\b(?:in|within)\s+(?P<num>(?!))?(?:(?<=in )coming\s+|(?<=within )){_UNITS}\b", meaning.coming),
    _rule("unit", rf"\b(?:with)?in\s+(?P<x>{_NUM}\s+{_UNIT}(?:['’]\s+time|\s+from\s+now))\b", meaning.coming),
    _rule("unit", r"\bfor\s+(?:(?:more\s+than|less\s+than|nearly|almost|about|over|at\s+least|around)\s+)?"
          r"(?P<num>an?|one)\s+(?P<unit>day|week|month|year)\b", meaning.stretch),
    _rule("unit",
          rf"\b(?:after|following|amid|despite)\s+(?:(?:nearly|almost|about|over|more\s+than)\s+)?(?:{_NUM}\s+)?"
          rf"{_UNITS}\s+of\b", meaning.stretch),
    _rule("unit", rf"\b(?P<unit>day|week|month|year)(?P<many>s)?-long[\s-](?:\w+\s+)?{_FIGHT}\b", parts.long_lasting),
    # the three-year war · since the start of the year · enters its fourth day · at the weekend · recently
    _rule("unit",
          rf"\b(?P<num>{DIGITS}|{WORDS})[\s-](?-i:(?P<unit>day|week|month|year))"
          rf"(?:(?:[\s-](?:old|long))?[\s-]{_FIGHT}|[\s-]old[\s-](?:truce|ceasefire))\b",
          meaning.stretch),
    _rule("unit edge", r"\bsince\s+the\s+(?:start|beginning)\s+of\s+(?:the|this)\s+(?P<unit>week|month|year)\b",
          meaning.start_of_unit),
    _rule("unit", rf"\b(?:enter(?:s|ed|ing)?|(?:with\s+the\s+)?end\s+of)\s+(?:the|its|their|a)\s+"
          rf"(?P<x>(?P<nth>{ORDINAL})\s+(?:(?:straight|consecutive)\s+)?day)\b", meaning.nth_day),
    _rule("weekend", r"\b(?:(?P<since>since\s+(?:the|last)\s+)|(?:at|over|on|during)\s+the\s+(?:last\s+|past\s+)?"
          r"|last\s+|this\s+)weekend\b", meaning.weekend),
    _rule("unit", rf"\b(?:(?:in|over|during|for)\s+)?the\s+first\s+{_NUM}\s+months\s+of\s+"
          rf"(?:(?P<year>{_YEAR})|(?:the|this|(?P<last>last))\s+year)\b", parts.first_months),
    _rule("recently", r"\b(?:recently|lately)\b", meaning.recently),
    # the 2014 agreement · the December ceasefire
    _rule("year", rf"\b{_NO_LEAD}{_NO_PART}(?:an?|the|its|their|his)\s+(?:(?-i:[a-z]+)\s+)?"
          rf"(?P<x>(?P<year>{_YEAR}))\s+[“\"‘']?(?-i:[a-z])",
          meaning.year),
    _rule("month",
          rf"\b(?:an?|the)\s+{_NO_LEAD}{_NO_PART}(?P<x>(?-i:(?P<month>{_MONTH}))(?P<year>(?!))?)\s+(?-i:[a-z]{{4}})",
          meaning.month),
)  # fmt: skip
