// What a reader would lose when something is drawn anew under the hands: the place in the text, open folds, the focus.
import { fill } from "../dom";

/** Fill `body` with the same page drawn anew. */
export function refill(body: HTMLElement, page: HTMLElement): void {
  const { scrollTop } = body;
  const focused = document.activeElement;
  const had = focused !== body && body.contains(focused);
  const open = folds(body).map((fold) => fold.open);
  fill(body, page);
  folds(body).forEach((fold, at) => (fold.open = open[at] ?? false));
  body.scrollTop = scrollTop;
  if (had) (sameAs(focused, body) ?? body).focus({ preventScroll: true });
}

const folds = (body: HTMLElement) => [...body.querySelectorAll("details")];

/** The element that opens the same record. */
export function sameAs(element: Element | null, within: ParentNode): HTMLElement | null {
  const ref = element instanceof HTMLElement ? element.dataset["ref"] : undefined;
  return ref === undefined ? null : within.querySelector<HTMLElement>(`[data-ref="${CSS.escape(ref)}"]`);
}
