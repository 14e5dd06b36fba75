// Elements without HTML strings: whatever a report says becomes a text node, so its markup can never run.

import { balanced } from "../text/bidi";

export type Child = Node | string | number | null | undefined | false;
type Value = string | number | boolean | undefined | ((event: Event) => void);
export type Props = Record<string, Value>;

const SVG = "http://www.w3.org/2000/svg";

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  return dress(document.createElement(tag), props, children);
}

export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  return dress(document.createElementNS(SVG, tag), props, children);
}

/** What a report or a pack says, in its own direction, which cannot turn the words around it. */
export function own(text: string): HTMLElement {
  return h("bdi", {}, balanced(text));
}

export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren(...nodes(children));
}

function dress<E extends Element>(element: E, props: Props, children: Child[]): E {
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...nodes(children));
  return element;
}

function nodes(children: Child[]): (Node | string)[] {
  return children
    .filter((child) => child !== null && child !== undefined && child !== false && child !== "")
    .map((child) => (typeof child === "number" ? String(child) : (child as Node | string)));
}
