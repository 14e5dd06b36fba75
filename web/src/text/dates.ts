// Days as people write them. Everything is UTC: a report's own clock is all that is known.
import type { Day, Dated } from "../data/types";
import { LANGUAGE } from "./messages";

const DAY_MS = 86_400_000;
const utc = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(LANGUAGE, { ...options, timeZone: "UTC" });
const LONG = utc({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const SHORT = utc({ day: "numeric", month: "short", year: "numeric" });
const MOMENT = utc({ day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });

const HOUR = utc({ hour: "2-digit", minute: "2-digit" });
const MIDNIGHT = "T00:00"; // how a report that gives no hour is stamped

const asDate = (day: Day) => new Date(day * DAY_MS);

export const longDay = (day: Day) => LONG.format(asDate(day));
export const shortDay = (day: Day) => SHORT.format(asDate(day));
export const isoDay = (day: Day) => asDate(day).toISOString().slice(0, 10);
export const moment = (iso: string) => `${MOMENT.format(new Date(iso))} UTC`;

/** When something was told, by the day if it was not on that day, and by the hour if one is known; "" for neither. */
export function stamp(iso: string, day: Day | null): string {
  const [known, sameDay] = [!iso.includes(MIDNIGHT), iso.slice(0, 10) === (day !== null && isoDay(day))];
  if (sameDay) return known ? `${HOUR.format(new Date(iso))} UTC` : "";
  return known ? moment(iso) : SHORT.format(new Date(iso));
}

/** The day of an ISO date, null where it is none. */
export function dayNumber(iso: string): Day | null {
  const time = /^\d{4}-\d\d-\d\d$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : NaN;
  return Number.isNaN(time) ? null : Math.round(time / DAY_MS);
}

/** A day, or the first and last day that are possible. */
export function days({ from, to }: Pick<Dated, "from" | "to">): string {
  return from === to ? shortDay(from) : `${SHORT.formatRange(asDate(from), asDate(to))}`;
}
