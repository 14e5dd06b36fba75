// Marks that look alike are drawn once and then stamped: thousands of places are a handful of pictures.

/** Thousands of small pictures are slow as orders to a graphics card, and slower where there is none. */
export const DRAWN_BY_THE_PROCESSOR = { willReadFrequently: true } as const;

type Draw = (pen: CanvasRenderingContext2D) => void;

const MOST = 3000; // pictures kept, so that a long look around does not fill the memory

export class Stamps {
  private readonly pictures = new Map<string, HTMLCanvasElement>();

  /** Put the picture of this key, drawn around its middle within `reach` pixels, at a point. */
  put(pen: CanvasRenderingContext2D, x: number, y: number, reach: number, key: string, draw: Draw): void {
    const picture = this.pictures.get(key) ?? this.make(reach, key, draw);
    pen.drawImage(picture, x - reach, y - reach, 2 * reach, 2 * reach);
  }

  /** Forget all, because their colours or the screen's sharpness have changed. */
  clear(): void {
    this.pictures.clear();
  }

  private make(reach: number, key: string, draw: Draw): HTMLCanvasElement {
    const picture = document.createElement("canvas");
    const ratio = window.devicePixelRatio || 1;
    picture.width = picture.height = Math.ceil(2 * reach * ratio);
    const pen = picture.getContext("2d", DRAWN_BY_THE_PROCESSOR) as CanvasRenderingContext2D;
    pen.scale(picture.width / (2 * reach), picture.width / (2 * reach));
    pen.translate(reach, reach);
    draw(pen);
    if (this.pictures.size >= MOST) this.clear();
    this.pictures.set(key, picture);
    return picture;
  }
}
