// A button that copies a text and says that it did.
import { say } from "../text/messages";
import { h } from "./dom";

const SHOWN_MS = 2000;

export function copyButton(name: string, text: () => string): HTMLElement {
  const button = h("button", { type: "button", class: "quiet" }, name);
  const heard = h("span", { class: "unseen", role: "status" });
  const tell = (outcome: string) => {
    heard.textContent = outcome;
    button.textContent = outcome || name;
  };
  button.addEventListener("click", async () => {
    tell((await copied(text())) ? say.copied : say.notCopied);
    setTimeout(() => tell(""), SHOWN_MS);
  });
  return h("span", { class: "copy" }, button, heard);
}

/** The clipboard is closed to pages from a disk in some browsers; a selected field still works there. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = h("textarea", { class: "offscreen", "aria-hidden": "true" });
    field.value = text;
    document.body.append(field);
    const focused = document.activeElement;
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (focused instanceof HTMLElement) focused.focus();
    return done;
  }
}
