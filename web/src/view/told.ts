// Who says so, wherever a record stands without its words: a row of a table is no fact either.
import type { Model } from "../data/model";
import type { Incident } from "../data/types";
import { say } from "../text/messages";
import { chainInWords, inWords } from "../text/wording";
import { h, type Child } from "./dom";

/** What is told, with who tells it underneath. */
export function asTold(who: string, ...what: Child[]): HTMLElement {
  return h("span", {}, ...what, h("small", { class: "who" }, who));
}

/** "according to a doctor, cited by Levant Wire, and 2 more accounts". */
export function whoTells(model: Model, incident: Incident): string {
  const claim = model.preferred(incident) ?? model.claimsOf(incident)[0];
  const others = (incident.accounts?.length ?? 1) - 1;
  const told = claim ? say.accordingToWho(chainInWords(model, claim)) : say.notSaid;
  return others > 0 ? `${told}, ${say.others(others)}` : told;
}

/** The same of a register's line, by the names of its chain. */
export function whoToldLine({ chain }: { chain?: string[] }): string {
  return chain ? say.accordingToWho(inWords(chain)) : say.notSaid;
}
