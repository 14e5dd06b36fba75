// The choice in the page's address, so that a view can be sent to somebody: #day=2017-03-24&tab=map&kind=shelling
import { dayNumber, isoDay } from "../text/dates";
import { LAYERS, NO_FILTER, SPANS, TABS, type Filter, type State, type Tab } from "./store";

const FILTERS = Object.keys(NO_FILTER) as (keyof Filter)[];

export function readHash(hash: string): Partial<State> {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  const day = dayNumber(fields.get("day") ?? "");
  const since = dayNumber(fields.get("since") ?? "");
  const tab = fields.get("tab") as Tab;
  const span = Number(fields.get("span"));
  const away = (fields.get("hide") ?? "").split(",");
  const hidden = LAYERS.filter((layer) => away.includes(layer));
  const chosen = FILTERS.filter((name) => fields.get(name)).map((name) => [name, fields.get(name)]);
  return {
    ...(day === null ? {} : { day }),
    ...(since === null ? {} : { since }),
    ...(fields.get("known") === "then" ? { known: "then" as const } : {}),
    ...(TABS.includes(tab) ? { tab } : {}),
    ...(SPANS.includes(span) ? { span } : {}),
    ...(fields.has("show") ? { selected: fields.get("show") ?? "" } : {}),
    ...(hidden.length ? { hidden } : {}),
    ...(chosen.length ? { filter: { ...NO_FILTER, ...Object.fromEntries(chosen) } } : {}),
  };
}

export function writeHash({ day, known, since, tab, span, selected, filter, hidden }: State): string {
  const fields = [`day=${isoDay(day)}`, `tab=${tab}`];
  if (known === "then") fields.push("known=then");
  if (tab === "changes") fields.push(`since=${isoDay(since)}`);
  if (span !== SPANS[0]) fields.push(`span=${span}`);
  if (hidden.length) fields.push(`hide=${LAYERS.filter((layer) => hidden.includes(layer)).join(",")}`);
  for (const name of FILTERS) if (filter[name]) fields.push(`${name}=${encodeURIComponent(filter[name])}`);
  // Ids hold ":" and "/", which an address may carry as they are.
  if (selected) fields.push(`show=${encodeURIComponent(selected).replaceAll("%3A", ":").replaceAll("%2F", "/")}`);
  return `#${fields.join("&")}`;
}
