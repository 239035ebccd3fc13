/** The picture as a file: PNG of what is seen, and SVG with real text. */
import type { Pen } from "./pen";

/** Saves bytes under a name, without network: by a link to a blob. */
export function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A name for a file of what a page is about. */
export function fileName(title: string, extension: string): string {
  const plain = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return `${plain.slice(0, 60).replace(/-+$/, "") || "graph"}.${extension}`;
}

export function toPng(width: number, height: number, times: number, draw: (pen: CanvasRenderingContext2D) => void): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * times);
  canvas.height = Math.round(height * times);
  const pen = canvas.getContext("2d")!;
  pen.scale(times, times);
  draw(pen);
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob === null ? failed(new Error("The picture is too large for this browser.")) : done(blob)), "image/png"));
}

export function toSvg(width: number, height: number, title: string, draw: (pen: Pen) => void): string {
  const pen = new SvgPen();
  draw(pen);
  const [w, h] = [round(width), round(height)];
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" role="img">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n<title>${escaped(title)}</title>\n${pen.parts.join("\n")}\n</svg>\n`;
}

/** As a canvas, but it writes what it is told to draw. */
class SvgPen implements Pen {
  readonly parts: string[] = [];
  fillStyle: string | CanvasGradient | CanvasPattern = "#000";
  strokeStyle: string | CanvasGradient | CanvasPattern = "#000";
  lineWidth = 1;
  globalAlpha = 1;
  font = "13px sans-serif";
  textAlign: CanvasTextAlign = "left";
  textBaseline: CanvasTextBaseline = "alphabetic";
  lineJoin: CanvasLineJoin = "miter";
  lineCap: CanvasLineCap = "butt";
  private path: string[] = [];
  private dashes: number[] = [];

  beginPath(): void {
    this.path = [];
  }

  closePath(): void {
    this.path.push("Z");
  }

  moveTo(x: number, y: number): void {
    this.path.push(`M${round(x)} ${round(y)}`);
  }

  lineTo(x: number, y: number): void {
    this.path.push(`L${round(x)} ${round(y)}`);
  }

  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
    this.path.push(`Q${round(cx)} ${round(cy)} ${round(x)} ${round(y)}`);
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.path.push(`M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}Z`);
  }

  /** Full circles only. */
  arc(x: number, y: number, r: number): void {
    const d = round(2 * r);
    this.path.push(`M${round(x - r)} ${round(y)}a${round(r)} ${round(r)} 0 1 0 ${d} 0a${round(r)} ${round(r)} 0 1 0 ${-d} 0Z`);
  }

  setLineDash(dashes: Iterable<number>): void {
    this.dashes = [...dashes];
  }

  fill(): void {
    this.draw(`fill="${escaped(String(this.fillStyle))}"`);
  }

  stroke(): void {
    this.draw(`fill="none" ${this.line()}`);
  }

  fillText(text: string, x: number, y: number): void {
    this.text(text, x, y, `fill="${escaped(String(this.fillStyle))}"`);
  }

  strokeText(text: string, x: number, y: number): void {
    this.text(text, x, y, `fill="none" ${this.line()}`);
  }

  private line(): string {
    const dashes = this.dashes.length > 0 ? ` stroke-dasharray="${this.dashes.map(round).join(" ")}"` : "";
    return `stroke="${escaped(String(this.strokeStyle))}" stroke-width="${round(this.lineWidth)}" stroke-linejoin="${this.lineJoin}" stroke-linecap="${this.lineCap}"${dashes}`;
  }

  private faint(): string {
    return this.globalAlpha < 1 ? ` opacity="${Math.round(this.globalAlpha * 100) / 100}"` : "";
  }

  private draw(paint: string): void {
    if (this.path.length > 0) this.parts.push(`<path d="${this.path.join("")}" ${paint}${this.faint()}/>`);
  }

  private text(text: string, x: number, y: number, paint: string): void {
    const [, weight, size, family] = /^(?:(\d+) )?([\d.]+)px (.+)$/.exec(this.font) ?? [null, undefined, "13", "sans-serif"];
    const heavy = weight === undefined ? "" : ` font-weight="${weight}"`;
    const anchor = this.textAlign === "center" ? ' text-anchor="middle"' : "";
    const middle = this.textBaseline === "middle" ? ' dominant-baseline="central"' : "";
    const font = `font-family="${escaped(family!)}" font-size="${size}"${heavy}`;
    this.parts.push(`<text x="${round(x)}" y="${round(y)}" ${font}${anchor}${middle} ${paint}${this.faint()}>${escaped(text)}</text>`);
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Text as XML may hold it: without what XML cannot hold. */
export function escaped(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, "").replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`);
}
