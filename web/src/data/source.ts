// The one seam between the page and where its data comes from. An edition is read from script files, because a page
// opened from a disk may not fetch; a desk that reads an API would implement `Source` and nothing else would change.
import type { Land } from "./land";
import type { Core, DocumentBody, Ground, Terrain } from "./types";

export interface Source {
  readonly core: Core;
  readonly ground: Ground[];
  readonly terrain: Terrain;
  readonly land: Land;
  /** The text of a document, loaded when it is first asked for. */
  text(document: number): Promise<DocumentBody>;
}

type Deliver = (name: string, value: unknown) => void;

declare global {
  interface Window {
    __orontes: Deliver;
  }
}

const chunks = new Map<string, unknown>();

/** Start listening for data chunks; must run before the first of them does. */
export function listen(): void {
  window.__orontes = (name, value) => chunks.set(name, value);
}

/** The edition's files. Throws, naming the chunk, if one did not arrive. */
export function editionFiles(): Source {
  const core = arrived<Core>("core");
  const [ground, terrain, land] = [arrived<Ground[]>("ground"), arrived<Terrain>("terrain"), arrived<Land>("land")];
  return { core, ground, terrain, land, text: (at) => text(core, at) };
}

function arrived<T>(name: string): T {
  if (!chunks.has(name)) throw new Error(`site/${name}.js`);
  return chunks.get(name) as T;
}

async function text(core: Core, document: number): Promise<DocumentBody> {
  const name = `text-${core.documents[document]?.parcel ?? 0}`;
  if (!chunks.has(name)) await load(name);
  const [first, bodies] = arrived<[number, DocumentBody[]]>(name);
  const body = bodies[document - first];
  if (!body) throw new Error(`site/${name}.js`);
  return body;
}

function load(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `site/${name}.js`;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`site/${name}.js`));
    document.head.append(script);
  });
}
