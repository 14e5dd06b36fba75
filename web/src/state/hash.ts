// The choice in the page's address, so that a view can be sent to somebody: #day=2017-03-24&tab=map&show=place:sy/hama
import { dayNumber, isoDay } from "../text/dates";
import { TABS, type State, type Tab } from "./store";

export function readHash(hash: string): Partial<State> {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  const day = dayNumber(fields.get("day") ?? "");
  const tab = fields.get("tab") as Tab;
  return {
    ...(day === null ? {} : { day }),
    ...(TABS.includes(tab) ? { tab } : {}),
    ...(fields.has("show") ? { selected: fields.get("show") ?? "" } : {}),
  };
}

export function writeHash({ day, tab, selected }: State): string {
  const fields = [`day=${isoDay(day)}`, `tab=${tab}`];
  // Ids hold ":" and "/", which an address may carry as they are.
  if (selected) fields.push(`show=${encodeURIComponent(selected).replaceAll("%3A", ":").replaceAll("%2F", "/")}`);
  return `#${fields.join("&")}`;
}
