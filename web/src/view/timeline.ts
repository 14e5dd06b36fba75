// The day: a slider over the period that plays, above a bar for each day's incidents.
import type { Model } from "../data/model";
import { SPANS, type Store } from "../state/store";
import { longDay, shortDay } from "../text/dates";
import { say } from "../text/messages";
import { bars } from "./bars";
import { h, svg } from "./dom";
import { knownChoice } from "./known";

const LONGEST_PLAY_MS = 60_000;
const SLOWEST_STEP_MS = 800;
const FASTEST_STEP_MS = 90;

// Time runs from the left whatever the language: the bars, the slider and the arrow keys agree on it.
export function mountTimeline(parent: HTMLElement, model: Model, store: Store): void {
  const { first, last } = model.period;
  const slider = h("input", { type: "range", min: first, max: last, step: 1, class: "slider", "aria-label": say.day });
  slider.disabled = first === last;
  slider.addEventListener("input", () => store.set({ day: slider.valueAsNumber, playing: false }));
  const date = h("output", { class: "date" });
  const step = (by: number) => store.set({ day: model.clamp(store.state.day + by), playing: false });
  const play = h("button", { type: "button", class: "play", onclick: () => toggle(model, store) });
  const controls = h(
    "div",
    { class: "timeline-head" },
    play,
    button("‹", say.previousDay, () => step(-1)),
    date,
    button("›", say.nextDay, () => step(1)),
    spanChoice(store),
  );
  const ends = h("div", { class: "ends", dir: "ltr", "aria-hidden": "true" }, h("span", {}, shortDay(first)), h("span", {}, shortDay(last)));
  const track = h("div", { class: "track", dir: "ltr", style: `--days:${last - first + 1}` }, bars(model, store), slider);
  parent.append(controls, knownChoice(store), track, ends);
  store.watch(({ day, playing }) => {
    slider.value = String(day);
    slider.setAttribute("aria-valuetext", longDay(day));
    slider.style.setProperty("--at", `${last > first ? ((day - first) / (last - first)) * 100 : 0}%`);
    date.setAttribute("aria-live", playing ? "off" : "polite"); // a day every moment would be noise
    date.textContent = longDay(day);
    play.setAttribute("aria-label", playing ? say.pause : say.play);
    play.replaceChildren(svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", { d: playing ? "M7 5v14M17 5v14" : "M8 5l11 7-11 7z" })));
    play.classList.toggle("playing", playing);
    play.disabled = first === last;
  });
  keepPlaying(model, store);
}

function button(text: string, label: string, onclick: () => void): HTMLElement {
  return h("button", { type: "button", class: "step", "aria-label": label, onclick }, text);
}

function toggle(model: Model, store: Store): void {
  const { playing, day } = store.state;
  const again = !playing && day === model.period.last;
  store.set({ playing: !playing, ...(again ? { day: model.period.first } : {}) });
}

function keepPlaying(model: Model, store: Store): void {
  const { first, last } = model.period;
  const pace = Math.max(FASTEST_STEP_MS, Math.min(SLOWEST_STEP_MS, LONGEST_PLAY_MS / Math.max(1, last - first)));
  let timer = 0;
  store.watch(({ playing }) => {
    if (playing && !timer) timer = window.setInterval(() => advance(model, store), pace);
    if (!playing && timer) timer = (window.clearInterval(timer), 0);
  });
}

function advance(model: Model, store: Store): void {
  const day = model.clamp(store.state.day + 1);
  store.set({ day, playing: day < model.period.last });
  model.prefetch(day);
}

function spanChoice(store: Store): HTMLElement {
  const options = SPANS.map((span) => h("option", { value: span }, say.days(span)));
  const select = h("select", { "aria-label": say.span }, ...options);
  store.watch(({ span }) => (select.value = String(span)));
  select.addEventListener("change", () => store.set({ span: Number(select.value) }));
  return h("label", { class: "span-choice" }, h("span", {}, say.span), select);
}
