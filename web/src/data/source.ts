// The one seam between the page and where its data comes from. An edition is read from script files, because a page
// opened from a disk may not fetch; a desk that reads an API would implement `Source` and nothing else would change.
import { nameOf, type Kind, type Parts } from "./parts";

export interface Source {
  /** A part of the edition: at once where it is at hand, else when it arrives. Rejects, naming it, where it cannot. */
  read<K extends Kind>(kind: K, number: number): Parts[K] | Promise<Parts[K]>;
}

declare global {
  interface Window {
    __orontes: (name: string, value: unknown) => void;
  }
}

const arrived = new Map<string, unknown>();

/** Start listening for data chunks; must run before the first of them does. */
export function listen(): void {
  window.__orontes = (name, value) => arrived.set(name, value);
}

/** The edition's files. What has been handed over is not kept here. */
export const files: Source = {
  read<K extends Kind>(kind: K, number: number): Parts[K] | Promise<Parts[K]> {
    const name = nameOf(kind, number);
    return isPart(arrived.get(name)) ? taken<Parts[K]>(name) : load(name).then(() => taken<Parts[K]>(name));
  },
};

function isPart(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

function taken<T>(name: string): T {
  const value = arrived.get(name);
  arrived.delete(name);
  if (!isPart(value)) throw new Error(`site/${name}.js`);
  return value as T;
}

function load(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `site/${name}.js`;
    script.onload = () => (script.remove(), resolve());
    script.onerror = () => (script.remove(), reject(new Error(`site/${name}.js`)));
    document.head.append(script);
  });
}
